// Promise: a regular expression of Python's re, read from its text: a tree whose meaning is the same in
// CPython 3.9 to 3.13. What one of them reads in another way, refuses or warns of as an error to come is
// declined.
//
// Trees lie in the arena of the run. Texts are code points. Groups are numbered from 1.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "eval/run.h"

namespace rezdex::eval::regex {

// The values of re.I, re.M …
enum Flag : std::uint32_t {
    ignore_case = 2,
    multiline = 8,
    dot_all = 16,
    unicode = 32,
    verbose = 64,
    ascii = 256,
};

inline constexpr std::uint32_t no_limit = UINT32_MAX; // of a repetition

enum class Place : std::uint8_t { line_start, text_start, line_end, text_end, boundary, no_boundary };

enum class Category : std::uint8_t { none, digit, space, word };

// Of a set: a range of characters, or a category or all that is not in it.
struct Member {
    char32_t low = 0, high = 0;
    Category category = Category::none; // none: the range
    bool negated = false;
};

struct Item;
using Items = std::span<const Item>; // one behind the other

struct Item {
    enum class Kind : std::uint8_t {
        literal,     // character
        any,         // .
        set,         // members, negated
        place,       // where
        group,       // number, or 0: none is kept; flags; parts[0]
        branch,      // parts
        repeat,      // parts[0], least, most, lazy
        look,        // parts[0], negated; behind: so many characters back
        reference,   // number
        conditional, // number, parts[0], and parts[1] or nothing
        never,       // (?!)
    };

    Kind kind;
    Place where = Place::text_start;
    bool negated = false, lazy = false;
    char32_t character = 0;
    std::uint32_t number = 0, add_flags = 0, remove_flags = 0;
    std::uint32_t least = 0, most = 0, behind = 0;
    // NOLINTBEGIN(readability-redundant-member-init): may be left out of designated initializers
    std::span<const Member> members{};
    std::span<const Items> parts{};
    // NOLINTEND(readability-redundant-member-init)
};

struct GroupName {
    std::string_view name;
    std::uint32_t number;
};

struct Tree {
    Items items;
    std::uint32_t flags; // those given and those that the pattern itself turns on
    std::uint32_t groups;
    std::span<const GroupName> names; // in the order of the groups
};

// Nothing, and declined, where the pattern is refused or not surely read alike.
[[nodiscard]] std::optional<Tree> parse(std::u32string_view pattern, std::uint32_t flags, Run& run);

} // namespace rezdex::eval::regex
