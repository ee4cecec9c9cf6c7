// Promise: see syntax/codecs.h.
#include "syntax/codecs.h"

#include <algorithm>
#include <array>

#include "codec_table.h"

namespace rezdex::syntax {
namespace {

constexpr std::size_t longest_name = 64; // longer than any name in the table

bool is_alphanumeric(char c) noexcept {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The registry's own folding: lower case, and one '_' for each run of anything but letters, digits and dots
// between two of these.
struct Folded {
    std::array<char, longest_name> text{};
    std::size_t size = 0;
    bool fits = true;

    void put(char c) noexcept {
        fits = fits && size < text.size();
        if (fits) text[size++] = c;
    }
    [[nodiscard]] std::string_view view() const noexcept { return {text.data(), size}; }
};

Folded fold(std::string_view name) noexcept {
    Folded folded;
    bool punctuation = false;
    for (const char c : name) {
        const bool kept = is_alphanumeric(c) || c == '.';
        if (kept && punctuation && folded.size > 0) folded.put('_');
        if (kept) folded.put(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
        punctuation = !kept;
    }
    return folded;
}

const CodecName* find(std::string_view name) noexcept {
    const auto* const found = std::lower_bound(
        std::begin(codec_table), std::end(codec_table), name,
        [](const CodecName& entry, std::string_view key) { return std::string_view(entry.name) < key; });
    return found != std::end(codec_table) && std::string_view(found->name) == name ? found : nullptr;
}

} // namespace

Codec codec_named(std::string_view name) noexcept {
    Folded folded = fold(name);
    if (!folded.fits) return Codec::unknown;
    if (const CodecName* const entry = find(folded.view())) return entry->codec;
    // The library looks for a name with dots once more among the aliases, each dot as '_'.
    char* const end = folded.text.data() + folded.size;
    if (std::find(folded.text.data(), end, '.') == end) return Codec::unknown;
    std::replace(folded.text.data(), end, '.', '_');
    const CodecName* const entry = find(folded.view());
    return entry && entry->is_alias ? entry->codec : Codec::unknown;
}

} // namespace rezdex::syntax
