// Promise: see eval/percent_conversion.h.
#include "eval/percent_conversion.h"

#include <algorithm>
#include <cmath>

#include "eval/characters.h"
#include "eval/integer.h"
#include "eval/native.h"
#include "eval/number.h"
#include "eval/number_text.h"
#include "eval/protocol.h"
#include "eval/text_search.h"

namespace rezdex::eval {
namespace {

bool is_one_of(char c, std::string_view set) noexcept { return set.find(c) != std::string_view::npos; }

class Converter {
  public:
    Converter(const Conversion& conversion, std::string& to, Run& run) noexcept
        : conversion_(conversion), text_(to), run_(run) {}

    bool convert(const Object& value) {
        const char type = conversion_.type;
        if (type == 's' || type == 'r' || type == 'a') return convert_text(value);
        if (is_one_of(type, "diuoxX")) return convert_integer(value);
        if (is_one_of(type, "eEfFgG")) return convert_real(value);
        if (type == 'c') return convert_character(value);
        return fail("ValueError: unsupported format character");
    }

  private:
    bool fail(std::string_view why) {
        run_.raise(why);
        return false;
    }

    bool convert_text(const Object& value) {
        if (value.type == Type::string && conversion_.type == 's') return pad(text_of(value));
        if (conversion_.width < 0 && conversion_.precision < 0) return append(value, conversion_.type, text_);
        std::string text;
        return append(value, conversion_.type, text) && pad(text);
    }

    bool append(const Object& value, char type, std::string& to) {
        return type == 's'   ? append_str(value, to, run_)
               : type == 'r' ? append_repr(value, to, run_)
                             : append_ascii(value, to, run_);
    }

    // Text cut to the precision, with blanks around it.
    bool pad(std::string_view text) {
        const auto width = static_cast<std::size_t>(std::max<std::int64_t>(conversion_.width, 0));
        if (!step_over(text.size() + width, run_) || !run_.room((text_.size() + text.size() + width) * 2))
            return false;
        std::size_t size = count_characters(text);
        if (conversion_.type != 'c' && conversion_.precision >= 0 &&
            static_cast<std::size_t>(conversion_.precision) < size) {
            size = static_cast<std::size_t>(conversion_.precision);
            text = text.substr(0, offset_of(text, size));
        }
        const std::size_t padding = width > size ? width - size : 0;
        if (!conversion_.left) text_.append(padding, ' ');
        text_ += text;
        if (conversion_.left) text_.append(padding, ' ');
        return true;
    }

    bool convert_character(const Object& value) {
        if (value.type == Type::string) {
            if (count_characters(text_of(value)) != 1) return fail("TypeError: %c requires int or char");
            return pad(text_of(value));
        }
        if (value.type == Type::big_integer) { // which exception, is not the same in all
            run_.decline(Reason::may_raise, "a huge integer as a character");
            return false;
        }
        if (!is_integral(value)) {
            refuse(value, "TypeError: %c requires int or char", run_);
            return false;
        }
        const std::int64_t code = as<Integer>(value).value;
        if (code < 0 || code > 0x10FFFF) return fail("OverflowError: %c arg not in range(0x110000)");
        std::string character;
        append_character(static_cast<char32_t>(code), character);
        return pad(character);
    }

    // The integer to print: of a float its whole part, but in decimal only.
    const Object* integer_of(const Object& value, char type) {
        if (is_integer(value)) return &value;
        if (value.type != Type::floating || is_one_of(type, "oxX")) {
            refuse(value, "TypeError: format: a real number is required", run_);
            return nullptr;
        }
        const double real = as<Floating>(value).value;
        if (std::isnan(real)) return run_.raise("ValueError: cannot convert float NaN to integer");
        if (std::isinf(real)) return run_.raise("OverflowError: cannot convert float infinity to integer");
        return truncated(real, run_);
    }

    bool convert_integer(const Object& value) {
        const Object* integer = integer_of(value, conversion_.type);
        if (integer == nullptr) return false;
        const bool hexadecimal = conversion_.type == 'x' || conversion_.type == 'X';
        std::string digits;
        if (!append_integer(*integer, digits, run_, hexadecimal ? 16 : conversion_.type == 'o' ? 8 : 10))
            return false;
        if (conversion_.type == 'X') {
            for (char& digit : digits)
                if (digit >= 'a') digit = static_cast<char>(digit - 'a' + 'A');
        }
        const bool negative = digits.front() == '-';
        if (negative) digits.erase(0, 1);
        if (!run_.room(static_cast<std::size_t>(std::max<std::int64_t>(conversion_.precision, 0))))
            return false;
        if (conversion_.precision > static_cast<std::int64_t>(digits.size()))
            digits.insert(0, static_cast<std::size_t>(conversion_.precision) - digits.size(), '0');
        const std::string_view prefix = !conversion_.alternate    ? ""
                                        : conversion_.type == 'o' ? "0o"
                                        : conversion_.type == 'x' ? "0x"
                                        : conversion_.type == 'X' ? "0X"
                                                                  : "";
        return lay_out(negative, prefix, digits);
    }

    bool convert_real(const Object& value) {
        if (!is_number(value) || value.type == Type::complex) {
            refuse(value, "TypeError: must be real number", run_);
            return false;
        }
        const auto real = real_value(value, run_);
        if (!real) return false;
        const auto precision =
            static_cast<std::size_t>(conversion_.precision < 0 ? 6 : conversion_.precision);
        if (!step_over(precision, run_) || !run_.room(text_.size() + precision * 4)) return false;
        std::string text;
        append_float(*real,
                     {.type = conversion_.type,
                      .precision = static_cast<std::uint32_t>(precision),
                      .alternate = conversion_.alternate},
                     text);
        const bool negative = text.front() == '-';
        return lay_out(negative, {}, std::string_view(text).substr(negative ? 1 : 0));
    }

    // A number in its width, with its sign and prefix in front of zeros and behind blanks.
    bool lay_out(bool negative, std::string_view prefix, std::string_view digits) {
        const std::string_view sign = negative ? "-" : conversion_.plus ? "+" : conversion_.blank ? " " : "";
        const std::size_t size = sign.size() + prefix.size() + digits.size();
        const auto width = static_cast<std::size_t>(std::max<std::int64_t>(conversion_.width, 0));
        if (!step_over(size + width, run_) || !run_.room((text_.size() + size + width) * 2)) return false;
        const std::size_t padding = width > size ? width - size : 0;
        const bool zeros = conversion_.zeros && !conversion_.left;
        if (!conversion_.left && !zeros) text_.append(padding, ' ');
        text_.append(sign).append(prefix);
        if (zeros) text_.append(padding, '0');
        text_ += digits;
        if (conversion_.left) text_.append(padding, ' ');
        return true;
    }

    const Conversion& conversion_;
    std::string& text_;
    Run& run_;
};

} // namespace

bool append_conversion(const Object& value, const Conversion& conversion, std::string& to, Run& run) {
    return Converter(conversion, to, run).convert(value);
}

} // namespace rezdex::eval
