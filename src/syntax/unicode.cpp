#include "syntax/unicode.h"

#include <utf8proc.h>

#include "syntax/utf8.h"

namespace rezdex::syntax {
bool is_identifier_start(char32_t c) noexcept {
    if (c == '_') return true;
    const auto k = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return (k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO) || k == UTF8PROC_CATEGORY_NL;
}
bool is_identifier_continue(char32_t c) noexcept {
    const auto k = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return is_identifier_start(c) || k == UTF8PROC_CATEGORY_MN || k == UTF8PROC_CATEGORY_MC || k == UTF8PROC_CATEGORY_ND || k == UTF8PROC_CATEGORY_PC;
}
bool is_disputed_in_identifier(char32_t) noexcept { return false; }
std::optional<std::string_view> normalize_identifier(std::string_view utf8, base::Arena&) { return utf8; }
std::optional<char32_t> character_named(std::string_view) noexcept { return std::nullopt; }
bool is_disputed_name(std::string_view) noexcept { return true; }
} // namespace rezdex::syntax
