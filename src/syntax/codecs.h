// Promise: what the codec names of PEP 263 cookies mean to the codec registry of CPython 3.11 on its own.
#pragma once

#include <cstdint>
#include <string_view>

namespace rezdex::syntax {

enum class Codec : std::uint8_t {
    utf_8,
    ascii,
    latin_1,
    iso_8859_15,
    other_text, // Python's library has it, we have not
    not_text,   // Python's library has it and refuses it as an encoding of text
    unknown,    // nothing in Python's library; a site may have registered it
};

// `name` as the cookie has it, once "utf-8" and "iso-8859-1" with their suffixes have been folded.
[[nodiscard]] Codec codec_named(std::string_view name) noexcept;

} // namespace rezdex::syntax
