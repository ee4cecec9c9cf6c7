// Promise: see syntax/hangul.h.
#include "syntax/hangul.h"

#include <cstddef>
#include <span>

namespace rezdex::syntax {
namespace {

constexpr std::string_view leading[] = {"G",  "GG", "N", "D",  "DD", "R", "M", "B", "BB", "S",
                                        "SS", "",   "J", "JJ", "C",  "K", "T", "P", "H"};
constexpr std::string_view vowel[] = {"A",  "AE", "YA", "YAE", "EO", "E",  "YEO", "YE", "O",  "WA", "WAE",
                                      "OE", "YO", "U",  "WEO", "WE", "WI", "YU",  "EU", "YI", "I"};
constexpr std::string_view trailing[] = {"",   "G",  "GG", "GS", "N",  "NJ", "NH", "D", "L",  "LG",
                                         "LM", "LB", "LS", "LT", "LP", "LH", "M",  "B", "BS", "S",
                                         "SS", "NG", "J",  "C",  "K",  "T",  "P",  "H"};

// Takes the longest of `parts` that `text` starts with and gives its place among them.
std::optional<std::size_t> take(std::span<const std::string_view> parts, std::string_view& text) noexcept {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (text.starts_with(parts[i]) && (!best || parts[i].size() > parts[*best].size())) best = i;
    if (best) text.remove_prefix(parts[*best].size());
    return best;
}

} // namespace

std::optional<char32_t> hangul_syllable_named(std::string_view parts) noexcept {
    const auto l = take(leading, parts);
    const auto v = take(vowel, parts);
    const auto t = take(trailing, parts);
    if (!l || !v || !t || !parts.empty()) return std::nullopt;
    return static_cast<char32_t>(0xAC00 + (*l * std::size(vowel) + *v) * std::size(trailing) + *t);
}

} // namespace rezdex::syntax
