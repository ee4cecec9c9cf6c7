// Promise: the values of number literals.
#include <algorithm>
#include <charconv>
#include <system_error>

#include "base/nearest_double.h"
#include "syntax/characters.h"
#include "syntax/parser.h"

namespace rezdex::syntax {
namespace {

constexpr std::size_t max_decimal_digits = 4300; // sys.int_info.default_max_str_digits

} // namespace

Expr* Parser::number() {
    const Token token = token_;
    advance();
    Constant* constant = leaf<Constant>(Kind::constant, {token.begin, token.line});
    std::string_view digits = text(token);
    if (digits.find('_') != std::string_view::npos) {
        Items<char, 32> plain(arena_);
        for (const char c : digits)
            if (c != '_') plain.push(c);
        const std::span<char> kept = plain.finish();
        digits = {kept.data(), kept.size()};
    }
    const bool prefixed = digits.size() > 1 && digits[0] == '0' && !is_digit(digits[1]) && digits[1] != '.' &&
                          (digits[1] | 0x20) != 'e' && (digits[1] | 0x20) != 'j';
    if (!prefixed && (digits.back() | 0x20) == 'j') {
        constant->constant = ConstantKind::imaginary;
        constant->floating = base::nearest_double(digits.substr(0, digits.size() - 1));
    } else if (!prefixed && digits.find_first_of(".eE") != std::string_view::npos) {
        constant->constant = ConstantKind::floating;
        constant->floating = base::nearest_double(digits);
    } else {
        set_integer(*constant, digits);
    }
    return constant;
}

// `digits` has no underscores.
void Parser::set_integer(Constant& constant, std::string_view digits) {
    int base = 10;
    if (digits.size() > 2) {
        const int mark = digits[1] | 0x20;
        if (mark == 'x') base = 16;
        if (mark == 'o') base = 8;
        if (mark == 'b') base = 2;
    }
    const std::string_view plain = digits.substr(base == 10 ? 0 : 2);
    if (base == 10 && plain.size() > max_decimal_digits) {
        findings_.dispute(constant.line, "an integer of more than 4300 digits");
        fail_at(constant.line, "an integer of more than 4300 digits");
        return;
    }
    const auto result = std::from_chars(plain.data(), plain.data() + plain.size(), constant.integer, base);
    constant.constant = ConstantKind::integer;
    if (result.ec != std::errc::result_out_of_range) return;
    constant.constant = ConstantKind::big_integer;
    Items<char, 64> lower(arena_);
    for (const char c : digits) lower.push(c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c);
    const std::span<char> kept = lower.finish();
    constant.text = {kept.data(), kept.size()};
}

} // namespace rezdex::syntax
