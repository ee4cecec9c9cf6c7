// Promise: prints what the parser knows of Unicode, for compare_unicode.py.
//
// First a line for each code point that is no surrogate: its number, whether it starts, continues, and is
// disputed in an identifier, and the name that it makes behind an "a" in hexadecimal (or -). Then, for each
// line of standard input, the code point of that name (or -) and whether the name is disputed.
#include <cstdio>
#include <iostream>
#include <string>

#include "base/arena.h"
#include "syntax/unicode.h"
#include "syntax/utf8.h"

using namespace rezdex::syntax;

namespace {

void print_character(char32_t character, rezdex::base::Arena& arena) {
    char text[5] = "a";
    const char* const end = encode_utf8(character, text + 1);
    std::printf("%x %d %d %d ", static_cast<unsigned>(character), is_identifier_start(character),
                is_identifier_continue(character), is_disputed_in_identifier(character));
    const auto name = normalize_identifier({text, static_cast<std::size_t>(end - text)}, arena);
    for (const char c : name.value_or("")) std::printf("%02x", static_cast<unsigned char>(c));
    std::puts(name ? "" : "-");
}

} // namespace

int main() {
    rezdex::base::Arena arena;
    for (char32_t character = 0; character <= 0x10FFFF; ++character) {
        if (character >= 0xD800 && character <= 0xDFFF) continue;
        arena.clear();
        print_character(character, arena);
    }
    for (std::string name; std::getline(std::cin, name);) {
        const auto character = character_named(name);
        std::printf("%s %d\n", character ? std::to_string(*character).c_str() : "-", is_disputed_name(name));
    }
    return 0;
}
