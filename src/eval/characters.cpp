// Promise: see eval/characters.h.
#include "eval/characters.h"

#include <algorithm>

#include "syntax/utf8.h"

namespace rezdex::eval {

bool is_ascii(std::string_view text) noexcept {
    return syntax::find_not_ascii(text) == std::string_view::npos;
}

std::size_t count_characters(std::string_view text) noexcept {
    return static_cast<std::size_t>(std::ranges::count_if(text, starts_character));
}

std::size_t offset_of(std::string_view text, std::size_t position) noexcept {
    if (is_ascii(text)) return position;
    std::size_t offset = 0;
    for (; position != 0; --position) offset += character_size(text.substr(offset));
    return offset;
}

void append_character(char32_t character, std::string& to) {
    char bytes[4];
    to.append(bytes, syntax::encode_utf8(character, bytes));
}

} // namespace rezdex::eval
