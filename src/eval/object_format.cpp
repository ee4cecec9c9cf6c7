// Promise: append_format of eval/protocol.h: format() of str, int, bool, float, and of what has no format of
// its own.
#include <charconv>

#include "eval/characters.h"
#include "eval/format_spec.h"
#include "eval/native.h"
#include "eval/number.h"
#include "eval/number_text.h"
#include "eval/protocol.h"
#include "eval/special.h"
#include "eval/text_search.h"

namespace rezdex::eval {
namespace {

bool wrong(std::string_view why, Run& run) {
    run.raise(why);
    return false;
}

bool format_string(std::string_view text, std::string_view spec, std::string& to, Run& run) {
    const auto parsed = parse_format_spec(spec, 's', '<', run);
    if (!parsed) return false;
    if (parsed->type != 's') return wrong("ValueError: Unknown format code for object of type 'str'", run);
    if (parsed->sign != '\0') return wrong("ValueError: Sign not allowed in string format specifier", run);
    if (parsed->alternate)
        return wrong("ValueError: Alternate form (#) not allowed in string format specifier", run);
    if (parsed->align == '=')
        return wrong("ValueError: '=' alignment not allowed in string format specifier", run);
    if (parsed->zero_filled) { // an error before 3.10
        run.decline(Reason::unsupported_expression, "a str that is padded with zeros");
        return false;
    }
    if (!step_over(text.size(), run)) return false;
    if (parsed->precision >= 0 && static_cast<std::size_t>(parsed->precision) < text.size()) {
        const auto kept = static_cast<std::size_t>(parsed->precision);
        if (kept < count_characters(text)) text = text.substr(0, offset_of(text, kept));
    }
    return append_padded(text, *parsed, to, run);
}

bool format_float(double value, const FormatSpec& spec, std::string& to, Run& run) {
    FloatFormat format{.type = spec.type, .precision = 6, .alternate = spec.alternate};
    if (spec.type == '\0') {
        format = {.type = 'r', .precision = 0, .alternate = spec.alternate, .add_point_0 = true};
        if (spec.precision >= 0) format.type = 'g';
    }
    if (spec.precision >= 0) {
        const auto precision = static_cast<std::size_t>(spec.precision);
        if (precision > Run::max_bytes / 8) return run.room(Run::max_bytes + 1);
        if (!step_over(precision, run) || !run.room(precision * 4)) return false;
        format.precision = static_cast<std::uint32_t>(precision);
    }
    if (spec.type == '%') {
        format.type = 'f';
        value *= 100;
    }
    std::string text;
    append_float(value, format, text);
    if (spec.type == '%') text += '%';
    NumberParts number;
    std::string_view rest = text;
    if (rest.starts_with('-')) {
        number.sign = '-';
        rest.remove_prefix(1);
    }
    number.digits = rest.substr(0, std::min(rest.find_first_not_of("0123456789"), rest.size()));
    number.rest = rest.substr(number.digits.size());
    number.rest_size = static_cast<std::uint32_t>(number.rest.size());
    return append_number(number, spec, to, run);
}

bool format_character(const Object& integer, const FormatSpec& spec, std::string& to, Run& run) {
    if (spec.sign != '\0')
        return wrong("ValueError: Sign not allowed with integer format specifier 'c'", run);
    if (spec.alternate)
        return wrong("ValueError: Alternate form (#) not allowed with integer format specifier 'c'", run);
    const std::int64_t code = is_integral(integer) ? as<Integer>(integer).value : -1;
    if (code < 0 || code > 0x10FFFF) return wrong("OverflowError: %c arg not in range(0x110000)", run);
    std::string character;
    append_character(static_cast<char32_t>(code), character);
    return append_number({.prefix = {}, .digits = {}, .rest = character, .rest_size = 1}, spec, to, run);
}

bool format_digits(const Object& integer, const FormatSpec& spec, std::string& to, Run& run) {
    unsigned base = 10;
    std::string_view prefix;
    switch (spec.type) {
    case 'b': base = 2, prefix = "0b"; break;
    case 'o': base = 8, prefix = "0o"; break;
    case 'x': base = 16, prefix = "0x"; break;
    case 'X': base = 16, prefix = "0X"; break;
    default: break;
    }
    std::string text;
    if (!append_integer(integer, text, run, base)) return false;
    if (spec.type == 'X') {
        for (char& digit : text)
            if (digit >= 'a') digit = static_cast<char>(digit - 'a' + 'A');
    }
    const bool negative = text.starts_with('-');
    return append_number({.sign = negative ? '-' : '\0',
                          .prefix = spec.alternate ? prefix : std::string_view(),
                          .digits = std::string_view(text).substr(negative ? 1 : 0),
                          .rest = {}},
                         spec, to, run);
}

bool format_integer(const Object& integer, std::string_view text, std::string& to, Run& run) {
    const auto spec = parse_format_spec(text, 'd', '>', run);
    if (!spec) return false;
    switch (spec->type) {
    case 'b':
    case 'c':
    case 'd':
    case 'o':
    case 'x':
    case 'X':
        if (spec->precision >= 0)
            return wrong("ValueError: Precision not allowed in integer format specifier", run);
        if (spec->type == 'c') return format_character(integer, *spec, to, run);
        return format_digits(integer, *spec, to, run);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case '%':
        if (const auto value = real_value(integer, run)) return format_float(*value, *spec, to, run);
        return false;
    case 'n': break; // asks the locale
    default: return wrong("ValueError: Unknown format code for object of type 'int'", run);
    }
    run.decline(Reason::unsupported_expression, "a format of an integer");
    return false;
}

bool format_floating(double value, std::string_view text, std::string& to, Run& run) {
    const auto spec = parse_format_spec(text, '\0', '>', run);
    if (!spec) return false;
    if (std::string_view("\0eEfFgG%", 8).find(spec->type) != std::string_view::npos)
        return format_float(value, *spec, to, run);
    if (spec->type != 'n') return wrong("ValueError: Unknown format code for object of type 'float'", run);
    run.decline(Reason::unsupported_expression, "a format that asks the locale");
    return false;
}

} // namespace

bool append_format(const Object& object, std::string_view spec, std::string& to, Run& run) {
    if (object.type == Type::instance) return append_special_format(object, spec, to, run);
    if (spec.empty()) return append_str(object, to, run);
    switch (object.type) {
    case Type::string: return format_string(text_of(object), spec, to, run);
    case Type::boolean:
    case Type::integer:
    case Type::big_integer: return format_integer(object, spec, to, run);
    case Type::floating: return format_floating(as<Floating>(object).value, spec, to, run);
    case Type::complex: run.decline(Reason::unsupported_expression, "a format of a complex number"); break;
    default: refuse(object, "TypeError: unsupported format string passed to __format__", run);
    }
    return false;
}

} // namespace rezdex::eval
