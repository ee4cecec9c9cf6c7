// Promise: a regular expression as instructions for the matcher (eval/regex_matcher.h), in the arena of the
// run.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "eval/regex_tree.h"

namespace rezdex::eval::regex {

struct Instruction {
    enum class Op : std::uint8_t {
        literal,      // character
        any,          // all but \n
        any_at_all,   //
        set,          // sets[a]
        place,        // where
        mark,         // slots[a] = here
        split,        // go on; where that fails, at a
        jump,         // to a
        many,         // the next instruction, which matches one character, from a to b times
        enter,        // a loop whose registers begin at slots[a]
        loop,         // the end of its body: loops[a]
        look,         // ahead, or `b` characters back; what is looked for ends before a; number: register
        looked,       // found it; number as above
        reference,    // to group a
        unless_group, // goes on at b where group a matched nothing
        never,        //
        end,          //
    };
    Op op;
    Place where = Place::text_start;
    bool ignore_case = false, lazy = false, negated = false, ascii = false;
    std::uint32_t a = 0, b = 0, number = 0;
    char32_t character = 0;
};

struct Set {
    std::array<std::uint64_t, 2> of_ascii; // whether it holds each of them, `negated` included
    std::span<const Member> members;       // for the others
    bool negated, ascii;
};

struct Loop {
    std::uint32_t body, slot, least, most;
    bool lazy;
};

struct Program {
    std::span<const Instruction> code;
    std::span<const Set> sets;
    std::span<const Loop> loops;
    std::uint32_t groups;
    std::uint32_t slots;      // two a group, its start and its end, then two a loop
    std::uint32_t looks;      // how many registers they need
    bool needs_ascii;         // case is known of ASCII only
    std::uint64_t loose[2]{}; // groups whose text Pythons do not agree on, as bits; bit 0 unused

    [[nodiscard]] bool is_loose(std::uint32_t group) const noexcept {
        return (loose[group / 64] >> group % 64 & 1U) != 0;
    }
};

// Nothing after a failure: what the matcher cannot do exactly is declined.
[[nodiscard]] std::optional<Program> compile(const Tree& tree, Run& run);

// Whether a category holds a character; nothing where Pythons do not agree.
[[nodiscard]] std::optional<bool> is_in(Category category, char32_t character, bool ascii) noexcept;

[[nodiscard]] constexpr char32_t lower_ascii(char32_t c) noexcept {
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

} // namespace rezdex::eval::regex
