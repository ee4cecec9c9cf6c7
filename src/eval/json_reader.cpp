// Promise: see eval/json_reader.h.
#include "eval/json_reader.h"

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "eval/characters.h"
#include "eval/compare.h"
#include "eval/dict.h"
#include "eval/integer.h"
#include "eval/number_parse.h"
#include "eval/regex_tokens.h"

namespace rezdex::eval {
namespace {

constexpr std::size_t max_digits = 4300; // past which CPython 3.11 makes no int and 3.9.0 does

class Reader {
  public:
    Reader(std::string_view text, Run& run) noexcept : text_(text), run_(run) {}

    Object* read() {
        Object* value = read_value(0);
        skip_space();
        return value != nullptr && at_ != text_.size() ? refuse() : value;
    }

  private:
    Object* refuse() { return run_.decline(Reason::unsupported_call, "a text that json refuses"); }

    void skip_space() noexcept {
        const std::size_t next = text_.find_first_not_of(" \t\n\r", at_);
        at_ = next == std::string_view::npos ? text_.size() : next;
    }
    bool take(std::string_view what) noexcept {
        const bool there = text_.substr(at_).starts_with(what);
        if (there) at_ += what.size();
        return there;
    }

    Object* read_value(std::uint32_t depth) {
        skip_space();
        if (!run_.step(2) || !run_.room(sizeof(Dict)) || !run_.within_depth(depth)) return nullptr;
        if (take("{")) return read_dict(depth);
        if (take("[")) return read_list(depth);
        if (take("\"")) return read_text();
        if (take("null")) return &none_object;
        if (take("true")) return &true_object;
        if (take("false")) return &false_object;
        using Limits = std::numeric_limits<double>;
        if (take("NaN")) return make_float(Limits::quiet_NaN());
        if (take("Infinity")) return make_float(Limits::infinity());
        if (take("-Infinity")) return make_float(-Limits::infinity());
        return read_number();
    }
    Object* make_float(double value) { return run_.arena.make<Floating>(Object{Type::floating}, value); }

    Object* read_list(std::uint32_t depth) {
        std::vector<Object*> items;
        skip_space();
        if (!take("]")) {
            do {
                items.push_back(read_value(depth + 1));
                if (items.back() == nullptr || !run_.room(items.size() * sizeof(Object*))) return nullptr;
                skip_space();
            } while (take(","));
            if (!take("]")) return refuse();
        }
        return make_sequence(run_.arena, Type::list, items);
    }

    // Of equal keys the last value stays, at the place of the first.
    Object* read_dict(std::uint32_t depth) {
        Dict* made = run_.arena.make<Dict>(run_.arena);
        skip_space();
        if (take("}")) return made;
        do {
            skip_space();
            if (!take("\"")) return refuse();
            Object* key = read_text();
            skip_space();
            if (key == nullptr || !take(":")) return refuse();
            Object* value = read_value(depth + 1);
            const auto hashed = value == nullptr ? std::nullopt : hash(*key, run_);
            if (!hashed || made->insert(*key, *hashed, *value, run_) == nullptr) return nullptr;
            skip_space();
        } while (take(","));
        return take("}") ? made : refuse();
    }

    std::size_t skip_digits() noexcept {
        const std::size_t start = at_;
        while (at_ < text_.size() && regex::is_digit(static_cast<unsigned char>(text_[at_]))) ++at_;
        return at_ - start;
    }

    // A fraction or an exponent that is not whole is no part of the number.
    bool skip_part(std::string_view begins, std::string_view signs) noexcept {
        const std::size_t before = at_;
        if (at_ < text_.size() && begins.find(text_[at_]) != std::string_view::npos) {
            ++at_;
            if (at_ < text_.size() && signs.find(text_[at_]) != std::string_view::npos) ++at_;
            if (skip_digits() != 0) return true;
        }
        at_ = before;
        return false;
    }

    Object* read_number() {
        const std::size_t start = at_;
        const bool negative = take("-");
        const std::size_t whole = at_;
        if (!take("0") && skip_digits() == 0) return refuse();
        const std::string_view digits = text_.substr(whole, at_ - whole);
        const bool fraction = skip_part(".", ""), exponent = skip_part("eE", "+-");
        const std::string_view all = text_.substr(start, at_ - start);
        if (!run_.step(all.size() / 8)) return nullptr;
        if (fraction || exponent) return parse_float(Text{{Type::string}, all}, run_);
        if (digits.size() > max_digits) return refuse();
        return integer_of_digits(digits, 10, negative, run_);
    }

    // Behind its first quote. A text without escapes is a part of the whole.
    Object* read_text() {
        const std::size_t start = at_;
        std::string made;
        while (at_ < text_.size()) {
            const std::size_t next = text_.find_first_of("\"\\", at_);
            if (next == std::string_view::npos) break;
            const std::string_view plain = text_.substr(at_, next - at_);
            if (!run_.step(1 + plain.size() / 16)) return nullptr;
            for (const char c : plain)
                if (static_cast<unsigned char>(c) < ' ') return refuse();
            at_ = next + 1;
            if (text_[next] == '"') {
                if (made.empty() && start + plain.size() == next)
                    return make_text(run_.arena, Type::string, plain);
                made += plain;
                return run_.room(made.size())
                           ? make_text(run_.arena, Type::string, run_.arena.copy(std::string_view(made)))
                           : nullptr;
            }
            made += plain;
            if (!read_escape(made)) return refuse();
        }
        return refuse();
    }

    bool read_escape(std::string& to) {
        static constexpr std::string_view letters = "\"\\/bfnrt", meant = "\"\\/\b\f\n\r\t";
        if (at_ >= text_.size()) return false;
        const char c = text_[at_++];
        if (c != 'u') {
            const std::size_t which = letters.find(c);
            if (which != std::string_view::npos) to += meant[which];
            return which != std::string_view::npos;
        }
        auto unit = read_unit();
        if (!unit) return false;
        if (*unit >= 0xD800 && *unit < 0xDC00 && text_.substr(at_).starts_with("\\u")) {
            const std::size_t before = at_;
            at_ += 2;
            const auto low = read_unit();
            if (!low) return false; // some Pythons look at it later
            if (*low >= 0xDC00 && *low < 0xE000)
                unit = 0x10000 + ((*unit - 0xD800) << 10U) + (*low - 0xDC00);
            else
                at_ = before;
        }
        append_character(*unit, to);
        return true;
    }

    std::optional<char32_t> read_unit() {
        char32_t unit = 0;
        for (int i = 0; i < 4; ++i, ++at_) {
            const char c = at_ < text_.size() ? text_[at_] : '\0';
            const int digit = c >= '0' && c <= '9'   ? c - '0'
                              : c >= 'a' && c <= 'f' ? c - 'a' + 10
                              : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                     : -1;
            if (digit < 0) return std::nullopt;
            unit = unit << 4U | static_cast<char32_t>(digit);
        }
        return unit;
    }

    std::string_view text_;
    Run& run_;
    std::size_t at_ = 0;
};

} // namespace

Object* read_json(std::string_view text, Run& run) { return Reader(text, run).read(); }

} // namespace rezdex::eval
