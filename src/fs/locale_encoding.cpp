// Promise: see fs/locale_encoding.h. The rules are PEP 538's and 540's, as CPython 3.11 has them.
#include "fs/locale_encoding.h"

#include <cstdlib>

#include <langinfo.h>
#include <locale.h> // newlocale(): POSIX, not <clocale>

namespace rezdex::fs {
namespace {

std::optional<std::string_view> codec_of(std::string_view codeset) noexcept {
    if (codeset == "UTF-8") return "utf-8";
    if (codeset == "ISO-8859-1") return "iso8859-1";
    return std::nullopt;
}

// Of the locale that the environment names, whatever this process has set; nothing for C, which is also what
// stays where the locale is not installed.
struct Locale {
    bool is_c = true;
    std::optional<std::string_view> codec;
};

Locale locale_of_environment() noexcept {
    Locale found;
    const locale_t locale = newlocale(LC_CTYPE_MASK, "", nullptr);
    if (locale == nullptr) return found;
    const std::string_view name = nl_langinfo_l(_NL_LOCALE_NAME(LC_CTYPE), locale);
    found.is_c = name == "C" || name == "POSIX";
    found.codec = codec_of(nl_langinfo_l(CODESET, locale));
    freelocale(locale);
    return found;
}

} // namespace

std::optional<std::string_view> locale_encoding() noexcept {
    const Locale locale = locale_of_environment();
    // In the C locale Python takes UTF-8 of its own accord, whatever PYTHONCOERCECLOCALE says.
    const std::optional<std::string_view> plain = locale.is_c ? "utf-8" : locale.codec;
    const char* const asked = std::getenv("PYTHONUTF8");
    if (asked == nullptr || *asked == '\0') return plain;
    std::optional<std::string_view> told = "utf-8";
    if (std::string_view(asked) != "1") told = locale.is_c ? std::nullopt : locale.codec;
    return told == plain ? plain : std::nullopt;
}

} // namespace rezdex::fs
