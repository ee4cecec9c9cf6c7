// Promise: str % arguments, with all that CPython's Objects/unicodeobject.c takes: keys, flags, `*`,
// precision.
#include <algorithm>
#include <limits>
#include <optional>
#include <string>

#include "eval/dict.h"
#include "eval/integer.h"
#include "eval/native.h"
#include "eval/operators.h"
#include "eval/percent_conversion.h"
#include "eval/protocol.h"
#include "eval/text_search.h"

namespace rezdex::eval {
namespace {

bool is_one_of(char c, std::string_view set) noexcept { return set.find(c) != std::string_view::npos; }

// The values that a format takes, one after the other or by name.
class Values {
  public:
    Values(Object& arguments, Run& run) noexcept
        : arguments_(arguments), value_(&arguments), run_(run), tuple_(arguments.type == Type::tuple) {}

    Object* next() {
        if (tuple_) {
            const auto items = as<Sequence>(arguments_).span();
            if (taken_ < items.size()) return items[taken_++];
        } else if (taken_ == 0) {
            ++taken_;
            return value_;
        }
        return run_.raise("TypeError: not enough arguments for format string");
    }

    bool has_names() {
        if (may_be_mapping()) return true;
        refuse(arguments_, "TypeError: format requires a mapping", run_);
        return false;
    }

    // What stands under a key becomes the next value.
    bool name(std::string_view key) {
        value_ = arguments_.type == Type::dict
                     ? value_of(as<Dict>(arguments_), key)
                     : get_item(arguments_, *make_text(run_.arena, Type::string, key), run_);
        taken_ = 0;
        return value_ != nullptr;
    }

    // CPython refuses arguments that are left over, unless they have items.
    bool finish() {
        const std::size_t count = tuple_ ? as<Sequence>(arguments_).size : 1;
        if (taken_ >= count || may_be_mapping()) return !run_.failed();
        refuse(arguments_, "TypeError: not all arguments converted during string formatting", run_);
        return false;
    }

  private:
    Object* value_of(const Dict& dict, std::string_view key) {
        const Dict::Entry* entry = dict.find(key);
        return entry != nullptr ? entry->value : run_.raise("KeyError: a name of the format string");
    }
    // PyMapping_Check, but for str and tuple: what has items, lists and ranges included.
    [[nodiscard]] bool may_be_mapping() const noexcept {
        switch (arguments_.type) {
        case Type::bytes:
        case Type::list:
        case Type::dict:
        case Type::mapping:
        case Type::range: return true;
        default: return false;
        }
    }

    Object& arguments_;
    Object* value_;
    Run& run_;
    bool tuple_;
    std::size_t taken_ = 0;
};

class Formatter {
  public:
    Formatter(std::string_view format, Object& arguments, Run& run)
        : rest_(format), values_(arguments, run), run_(run) {}

    std::optional<std::string> format() {
        while (!rest_.empty()) {
            const std::string_view literal = rest_.substr(0, rest_.find('%'));
            text_ += literal;
            rest_.remove_prefix(literal.size());
            if (!step_over(literal.size(), run_) || !run_.room(text_.size() * 2)) return std::nullopt;
            if (rest_.empty()) break;
            rest_.remove_prefix(1);
            if (rest_.starts_with('%')) {
                text_ += '%';
                rest_.remove_prefix(1);
                continue;
            }
            Conversion conversion;
            if (!parse(conversion) || !convert(conversion)) return std::nullopt;
        }
        if (!values_.finish()) return std::nullopt;
        return std::move(text_);
    }

  private:
    bool fail(std::string_view why) {
        run_.raise(why);
        return false;
    }
    [[nodiscard]] char peek() const noexcept { return rest_.empty() ? '\0' : rest_.front(); }

    bool parse(Conversion& conversion) {
        if (!rest_.empty() && peek() == '(' && !take_key()) return false;
        take_flags(conversion);
        if (!take_number(conversion.width, &conversion.left)) return false;
        if (!rest_.empty() && peek() == '.') {
            rest_.remove_prefix(1);
            conversion.precision = 0;
            if (!take_number(conversion.precision, nullptr)) return false;
        }
        if (!rest_.empty() && is_one_of(peek(), "hlL")) rest_.remove_prefix(1);
        if (rest_.empty()) return fail("ValueError: incomplete format");
        conversion.type = peek();
        rest_.remove_prefix(1);
        return true;
    }

    bool take_key() {
        if (!values_.has_names()) return false;
        std::size_t open = 1;
        for (std::size_t i = 1; i < rest_.size(); ++i) {
            if (rest_[i] == '(') ++open;
            if (rest_[i] != ')' || --open != 0) continue;
            const std::string_view key = rest_.substr(1, i - 1);
            rest_.remove_prefix(i + 1);
            return step_over(i, run_) && values_.name(key);
        }
        return fail("ValueError: incomplete format key");
    }

    void take_flags(Conversion& conversion) noexcept {
        for (; !rest_.empty(); rest_.remove_prefix(1)) {
            switch (peek()) {
            case '-': conversion.left = true; break;
            case '+': conversion.plus = true; break;
            case ' ': conversion.blank = true; break;
            case '#': conversion.alternate = true; break;
            case '0': conversion.zeros = true; break;
            default: return;
            }
        }
    }

    // Digits, or `*` for the next value; a number stays as it was where there are none. A negative value is
    // 0, or, as a width, says that text stands left.
    bool take_number(std::int64_t& number, bool* left) {
        if (!rest_.empty() && peek() == '*') {
            rest_.remove_prefix(1);
            return take_value(number, left);
        }
        const auto digits = std::min(rest_.find_first_not_of("0123456789"), rest_.size());
        if (digits == 0) return true;
        number = 0;
        for (const char digit : rest_.substr(0, digits)) {
            number = number * 10 + (digit - '0');
            if (number > std::numeric_limits<std::int32_t>::max()) {
                run_.decline(Reason::limit_memory, "a format that is too wide");
                return false;
            }
        }
        rest_.remove_prefix(digits);
        return true;
    }

    bool take_value(std::int64_t& number, bool* left) {
        const Object* value = values_.next();
        if (value == nullptr) return false;
        if (!is_integer(*value)) {
            refuse(*value, "TypeError: * wants int", run_);
            return false;
        }
        const std::int64_t given = is_integral(*value) ? as<Integer>(*value).value : std::int64_t{1} << 40U;
        if (given > std::numeric_limits<std::int32_t>::max() ||
            given < std::numeric_limits<std::int32_t>::min()) {
            run_.decline(Reason::limit_memory, "a format that is too wide");
            return false;
        }
        if (given < 0 && left != nullptr) *left = true;
        number = given >= 0 ? given : left != nullptr ? -given : 0;
        return true;
    }

    bool convert(const Conversion& conversion) {
        Object* value = values_.next();
        return value != nullptr && run_.step() && append_conversion(*value, conversion, text_, run_);
    }

    std::string_view rest_;
    Values values_;
    Run& run_;
    std::string text_;
};

} // namespace

Object* format_percent(std::string_view format, Object& arguments, Run& run) {
    const auto text = Formatter(format, arguments, run).format();
    if (!text || !run.room(text->size())) return nullptr;
    return make_text(run.arena, Type::string, run.arena.copy(std::string_view(*text)));
}

} // namespace rezdex::eval
