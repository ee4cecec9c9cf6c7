// Promise: see rez/whitespace.h.
#include "rez/whitespace.h"

#include <array>

namespace rezdex::rez {
namespace {

// As UTF-8, all that str.isspace() holds for.
constexpr std::array<std::string_view, 29> spaces{
    "\t",           "\n",           "\v",           "\f",           "\r",
    "\x1c",         "\x1d",         "\x1e",         "\x1f",         " ",
    "\xc2\x85",     "\xc2\xa0",     "\xe1\x9a\x80", "\xe2\x80\x80", "\xe2\x80\x81",
    "\xe2\x80\x82", "\xe2\x80\x83", "\xe2\x80\x84", "\xe2\x80\x85", "\xe2\x80\x86",
    "\xe2\x80\x87", "\xe2\x80\x88", "\xe2\x80\x89", "\xe2\x80\x8a", "\xe2\x80\xa8",
    "\xe2\x80\xa9", "\xe2\x80\xaf", "\xe2\x81\x9f", "\xe3\x80\x80"};

// Whether a text that begins or ends with the byte may begin or end with a space.
bool may_be_space(char byte) noexcept {
    return static_cast<unsigned char>(byte) <= ' ' || (byte & 0x80) != 0;
}

} // namespace

std::string_view leading_whitespace(std::string_view text) noexcept {
    std::string_view rest = text;
    for (bool found = true; found && !rest.empty() && may_be_space(rest.front());) {
        found = false;
        for (const std::string_view space : spaces) {
            if (!rest.starts_with(space)) continue;
            rest.remove_prefix(space.size());
            found = true;
        }
    }
    return text.substr(0, text.size() - rest.size());
}

std::string_view without_trailing_whitespace(std::string_view text) noexcept {
    for (bool found = true; found && !text.empty() && may_be_space(text.back());) {
        found = false;
        for (const std::string_view space : spaces) {
            if (!text.ends_with(space)) continue;
            text.remove_suffix(space.size());
            found = true;
        }
    }
    return text;
}

} // namespace rezdex::rez
