// Promise: see syntax/unicode.h.
#include "syntax/unicode.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <span>
#include <utf8proc.h>

#include "syntax/hangul.h"
#include "syntax/utf8.h"
#include "unicode_tables.h"

namespace rezdex::syntax {
namespace {

bool is_in(std::span<const char32_t> boundaries, char32_t character) noexcept {
    const auto behind = std::upper_bound(boundaries.begin(), boundaries.end(), character);
    return (behind - boundaries.begin()) % 2 == 1;
}

bool is_identifier(std::string_view text) noexcept {
    if (text.empty()) return false;
    std::size_t position = 0;
    if (!is_identifier_start(decode_utf8(text, position))) return false;
    while (position < text.size())
        if (!is_identifier_continue(decode_utf8(text, position))) return false;
    return true;
}

// --- names in the table --------------------------------------------------------------------------------

// Reads the names of one block in turn.
class BlockReader {
  public:
    explicit BlockReader(std::size_t block) noexcept : at_(name_text + name_block_start[block]) {}

    std::string_view next() noexcept {
        const auto shared = static_cast<unsigned char>(at_[0]);
        const auto rest = static_cast<unsigned char>(at_[1]);
        std::memcpy(name_ + shared, at_ + 2, rest);
        at_ += 2 + rest;
        return {name_, static_cast<std::size_t>(shared) + rest};
    }

  private:
    const char* at_;
    char name_[longest_name] = {};
};

std::optional<char32_t> find_in_table(std::string_view name) noexcept {
    // The last block whose first name is not behind `name`.
    std::size_t first = 0;
    std::size_t last = std::size(name_block_start);
    while (last - first > 1) {
        const std::size_t middle = (first + last) / 2;
        (BlockReader(middle).next() <= name ? first : last) = middle;
    }
    BlockReader names(first);
    const std::size_t end = std::min(name_count, (first + 1) * names_per_block);
    for (std::size_t i = first * names_per_block; i < end; ++i)
        if (names.next() == name) return name_character[i];
    return std::nullopt;
}

// --- names that are computed: in upper case only -------------------------------------------------------

std::optional<char32_t> ideograph_named(std::string_view digits) noexcept {
    if (digits.size() != 4 && digits.size() != 5) return std::nullopt;
    char32_t character = 0;
    for (const char c : digits) {
        const bool decimal = c >= '0' && c <= '9';
        if (!decimal && (c < 'A' || c > 'F')) return std::nullopt;
        character = character * 16 + static_cast<char32_t>(decimal ? c - '0' : c - 'A' + 10);
    }
    if (!is_in(ideograph, character)) return std::nullopt;
    return character;
}

} // namespace

bool is_identifier_start(char32_t character) noexcept { return is_in(identifier_start, character); }
bool is_identifier_continue(char32_t character) noexcept { return is_in(identifier_continue, character); }
bool is_disputed_in_identifier(char32_t character) noexcept {
    return is_in(disputed_in_identifier, character);
}

std::optional<std::string_view> normalize_identifier(std::string_view utf8, base::Arena& arena) {
    if (!is_identifier(utf8)) return std::nullopt;
    if (find_not_ascii(utf8) == std::string_view::npos) return utf8;
    constexpr auto nfkc =
        static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
    const auto* const text = reinterpret_cast<const utf8proc_uint8_t*>(utf8.data());
    const auto size = static_cast<utf8proc_ssize_t>(utf8.size());
    const utf8proc_ssize_t characters = utf8proc_decompose(text, size, nullptr, 0, nfkc);
    if (characters < 0) return std::nullopt;
    // utf8proc encodes in place, with a NUL behind.
    const std::size_t bytes = static_cast<std::size_t>(characters) * sizeof(utf8proc_int32_t) + 1;
    auto* const buffer = static_cast<utf8proc_int32_t*>(arena.allocate(bytes, alignof(utf8proc_int32_t)));
    utf8proc_decompose(text, size, buffer, characters, nfkc);
    const utf8proc_ssize_t encoded = utf8proc_reencode(buffer, characters, nfkc);
    if (encoded < 0) return std::nullopt;
    return std::string_view(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(encoded));
}

std::optional<char32_t> character_named(std::string_view name) noexcept {
    constexpr std::string_view ideographs = "CJK UNIFIED IDEOGRAPH-";
    constexpr std::string_view syllables = "HANGUL SYLLABLE ";
    if (name.starts_with(syllables)) return hangul_syllable_named(name.substr(syllables.size()));
    if (name.starts_with(ideographs)) return ideograph_named(name.substr(ideographs.size()));
    char upper[longest_name];
    if (name.size() > longest_name) return std::nullopt;
    std::transform(name.begin(), name.end(), upper,
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return find_in_table({upper, name.size()});
}

bool is_disputed_name(std::string_view name) noexcept {
    const std::optional<char32_t> character = character_named(name);
    return !character || is_in(disputed_by_name, *character);
}

} // namespace rezdex::syntax
