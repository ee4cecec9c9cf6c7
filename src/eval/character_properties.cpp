// Promise: see eval/character_properties.h.
#include "eval/character_properties.h"

#include <algorithm>
#include <cstddef>

#include "character_tables.h"

namespace rezdex::eval {
namespace {

const Mapping* find(std::span<const Mapping> mapping, char32_t character) noexcept {
    const auto at = std::ranges::lower_bound(mapping, character, {}, &Mapping::from);
    return at != mapping.end() && at->from == character ? &*at : nullptr;
}

const Mapping* find(char32_t character, Case to) noexcept {
    switch (to) {
    case Case::upper: return find(upper_mapping, character);
    case Case::lower: return find(lower_mapping, character);
    case Case::title: {
        const Mapping* own = find(title_mapping, character);
        return own == nullptr ? find(upper_mapping, character) : own;
    }
    case Case::fold: {
        const Mapping* own = find(fold_mapping, character);
        return own == nullptr ? find(lower_mapping, character) : own;
    }
    }
    return nullptr;
}

} // namespace

Properties properties_of(char32_t character) noexcept {
    return Properties{block_flags[block_of[character / block_size] * block_size + character % block_size]};
}

std::span<const char32_t> change_case(char32_t character, Case to, char32_t& single) noexcept {
    single = character;
    if (character < 0x80) {
        if (to == Case::upper || to == Case::title) {
            if (character >= 'a' && character <= 'z') single = character - 'a' + 'A';
        } else if (character >= 'A' && character <= 'Z') {
            single = character - 'A' + 'a';
        }
        return {&single, 1};
    }
    const Mapping* mapping = find(character, to);
    if (mapping == nullptr) return {&single, 1};
    const auto* const end = std::ranges::find(mapping->to, U'\0');
    return {mapping->to, static_cast<std::size_t>(end - mapping->to)};
}

} // namespace rezdex::eval
