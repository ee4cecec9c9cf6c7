// Promise: see eval/format_spec.h.
#include "eval/format_spec.h"

#include <algorithm>
#include <limits>

#include "eval/characters.h"
#include "syntax/characters.h"

namespace rezdex::eval {
namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

bool is_align(char c) noexcept { return c == '<' || c == '>' || c == '=' || c == '^'; }

class SpecParser {
  public:
    SpecParser(std::string_view spec, Run& run) noexcept : rest_(spec), run_(run) {}

    bool parse(FormatSpec& spec, char default_align) {
        const bool aligned = take_alignment(spec);
        if (!is_ascii(rest_) || rest_.starts_with('z') || (rest_.size() > 1 && rest_[1] == 'z')) {
            run_.decline(Reason::unsupported_expression, "a format that Pythons may read differently");
            return false;
        }
        if (next_is('+') || next_is('-') || next_is(' ')) spec.sign = take();
        if (next_is('#')) spec.alternate = take() == '#';
        if (!filled_ && next_is('0')) {
            spec.fill = rest_.substr(0, 1);
            spec.zero_filled = !aligned;
            if (!aligned && default_align == '>') spec.align = '=';
            take();
        }
        if (!take_integer(spec.width)) return false;
        return take_grouping(spec) && take_precision(spec) && take_type(spec);
    }

  private:
    [[nodiscard]] bool next_is(char c) const noexcept { return rest_.starts_with(c); }
    char take() noexcept {
        const char c = rest_.front();
        rest_.remove_prefix(1);
        return c;
    }
    bool refuse(std::string_view why) {
        run_.raise(why);
        return false;
    }

    bool take_alignment(FormatSpec& spec) {
        if (rest_.empty()) return false;
        const std::size_t first = character_size(rest_);
        if (rest_.size() > first && is_align(rest_[first])) {
            spec.fill = rest_.substr(0, first);
            filled_ = true;
            rest_.remove_prefix(first);
        } else if (!is_align(rest_.front())) {
            return false;
        }
        spec.align = take();
        return true;
    }

    // Leaves -1 where there is none.
    bool take_integer(std::int64_t& value) {
        while (!rest_.empty() && syntax::is_digit(rest_.front())) {
            value = std::max<std::int64_t>(value, 0);
            if (value > (most - 9) / 10) return run_.decline(Reason::limit_memory) != nullptr;
            value = value * 10 + (take() - '0');
        }
        return true;
    }

    bool take_grouping(FormatSpec& spec) {
        if (next_is(',')) spec.grouping = take();
        if (next_is('_')) {
            if (spec.grouping != '\0') return refuse("ValueError: Cannot specify both ',' and '_'.");
            spec.grouping = take();
        }
        if (next_is(',') && spec.grouping == '_')
            return refuse("ValueError: Cannot specify both ',' and '_'.");
        return true;
    }

    bool take_precision(FormatSpec& spec) {
        if (!next_is('.')) return true;
        take();
        if (!take_integer(spec.precision)) return false;
        return spec.precision >= 0 || refuse("ValueError: Format specifier missing precision");
    }

    bool take_type(FormatSpec& spec) {
        if (rest_.size() > 1) return refuse("ValueError: Invalid format specifier");
        if (!rest_.empty()) spec.type = take();
        constexpr std::string_view grouped("defgEG%F\0", 9);
        const bool may_group =
            spec.grouping == '\0' || grouped.find(spec.type) != std::string_view::npos ||
            (spec.grouping == '_' && std::string_view("boxX").find(spec.type) != std::string_view::npos);
        return may_group || refuse("ValueError: Cannot specify a separator with this format code");
    }

    std::string_view rest_;
    Run& run_;
    bool filled_ = false;
};

void append_fill(std::string_view fill, std::int64_t count, std::string& to) {
    if (fill.size() == 1) {
        if (count > 0) to.append(static_cast<std::size_t>(count), fill.front());
        return;
    }
    for (; count > 0; --count) to += fill;
}

bool has_room(const FormatSpec& spec, std::size_t size, const std::string& to, Run& run) {
    const auto width = static_cast<std::size_t>(std::max<std::int64_t>(spec.width, 0));
    if (width > Run::max_bytes) return run.room(width);
    return run.step(1 + width / 16) && run.room((to.size() + size * 2 + width * spec.fill.size()) * 2);
}

// The digits with their separators, and zeros in front up to a least width, which count as digits.
std::string group(std::string_view digits, std::int64_t least, char separator, std::int64_t size) {
    std::string reversed;
    auto remaining = static_cast<std::int64_t>(digits.size());
    for (auto digit = digits.rbegin();;) {
        const std::int64_t length = std::min(size, std::max({remaining, least, std::int64_t{1}}));
        for (std::int64_t i = 0; i < length; ++i) reversed += digit != digits.rend() ? *digit++ : '0';
        remaining -= length;
        least -= length;
        if (remaining <= 0 && least <= 0) return {reversed.rbegin(), reversed.rend()};
        reversed += separator;
        --least;
    }
}

} // namespace

std::optional<FormatSpec> parse_format_spec(std::string_view spec, char default_type, char default_align,
                                            Run& run) {
    FormatSpec parsed{.align = default_align, .type = default_type};
    if (!SpecParser(spec, run).parse(parsed, default_align)) return std::nullopt;
    return parsed;
}

bool append_padded(std::string_view text, const FormatSpec& spec, std::string& to, Run& run) {
    if (!has_room(spec, text.size(), to, run)) return false;
    const std::int64_t padding = spec.width - static_cast<std::int64_t>(count_characters(text));
    const std::int64_t left = padding <= 0 || spec.align == '<' ? 0
                              : spec.align == '^'               ? padding / 2
                                                                : padding;
    append_fill(spec.fill, left, to);
    to += text;
    append_fill(spec.fill, padding - left, to);
    return true;
}

bool append_number(const NumberParts& number, const FormatSpec& spec, std::string& to, Run& run) {
    if (!has_room(spec, number.digits.size() + number.rest.size(), to, run)) return false;
    const bool shows_plus = number.sign != '-' && (spec.sign == '+' || spec.sign == ' ');
    const char sign = shows_plus ? spec.sign : number.sign;
    const std::int64_t others = (sign != '\0' ? 1 : 0) + static_cast<std::int64_t>(number.prefix.size()) +
                                static_cast<std::int64_t>(number.rest_size);
    const std::int64_t least = spec.fill == "0" && spec.align == '=' ? spec.width - others : 0;
    const bool decimal = std::string_view("boxX").find(spec.type) == std::string_view::npos;
    std::string digits(number.digits);
    if (!digits.empty()) {
        if (spec.grouping != '\0')
            digits = group(digits, least, spec.grouping, decimal ? 3 : 4);
        else if (least > static_cast<std::int64_t>(digits.size()))
            digits.insert(0, static_cast<std::size_t>(least) - digits.size(), '0');
    }
    const std::int64_t padding =
        std::max<std::int64_t>(spec.width - others - static_cast<std::int64_t>(digits.size()), 0);
    if (spec.align == '>') append_fill(spec.fill, padding, to);
    if (spec.align == '^') append_fill(spec.fill, padding / 2, to);
    if (sign != '\0') to += sign;
    to += number.prefix;
    if (spec.align == '=') append_fill(spec.fill, padding, to);
    to.append(digits).append(number.rest);
    if (spec.align == '<') append_fill(spec.fill, padding, to);
    if (spec.align == '^') append_fill(spec.fill, padding - padding / 2, to);
    return true;
}

} // namespace rezdex::eval
