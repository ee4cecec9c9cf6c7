// Promise: matches a program against a text, as re does: the first way in its order of trying. Never
// recursive.
//
// What it tries counts as steps of the run and is bounded, and so is the memory for what is yet to be tried.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "eval/regex_program.h"

namespace rezdex::eval::regex {

class Matcher {
  public:
    enum class How : std::uint8_t { match, full_match, search };

    // The text lives as long as the matcher.
    Matcher(const Program& program, std::u32string_view text, Run& run);

    // Whether it matches at or, when searched, behind a position; `advance` asks there for more than nothing.
    // False after a failure, too.
    [[nodiscard]] bool run(How how, std::size_t from, bool advance);

    // Of the match: where each group starts and ends, two a group, -1 where it has no part in it. The whole
    // is the first.
    [[nodiscard]] std::span<const std::int32_t> spans() const noexcept {
        return std::span(slots_).first(2 * (std::size_t{program_.groups} + 1));
    }

  private:
    // What to try where things fail.
    struct Choice {
        enum class Kind : std::uint8_t { again, fewer, more, body, found_nothing, fail };
        Kind kind;
        std::uint32_t code;    // where to go on
        std::int32_t position; // and from where
        std::int32_t limit;    // fewer: the lowest position; more: how many times more
        std::uint32_t changes; // what was changed since is taken back
    };
    struct Change {
        std::uint32_t slot;
        std::int32_t before;
    };
    struct Look {
        std::size_t choices;
        std::int32_t position;
    };

    [[nodiscard]] bool match_at(std::size_t position, bool whole, bool advance);
    [[nodiscard]] bool go(bool whole, std::int32_t not_here);
    [[nodiscard]] bool execute(const Instruction& instruction);
    [[nodiscard]] bool back();
    [[nodiscard]] bool back_to(Choice& choice);
    [[nodiscard]] bool one(const Instruction& instruction, char32_t character);
    [[nodiscard]] bool in_set(const Set& set, char32_t character);
    [[nodiscard]] bool stands(const Instruction& instruction);
    [[nodiscard]] bool is_word(std::int32_t position, bool ascii);
    [[nodiscard]] bool refers(const Instruction& instruction);
    [[nodiscard]] bool many(const Instruction& instruction);
    [[nodiscard]] bool loop(const Loop& loop);
    [[nodiscard]] bool loop_body(const Loop& loop);
    [[nodiscard]] bool looked(const Instruction& instruction);
    [[nodiscard]] bool has_part(std::uint32_t group) const noexcept;
    void look(const Instruction& instruction);
    void set(std::uint32_t slot, std::int32_t value);
    void choose(Choice::Kind kind, std::uint32_t code, std::int32_t position, std::int32_t limit = 0);
    void check_memory();
    void work(std::size_t count);

    const Program& program_;
    std::u32string_view text_;
    Run& run_;
    std::vector<std::int32_t> slots_;
    std::vector<Choice> choices_;
    std::vector<Change> changes_;
    std::vector<Look> looks_;
    std::uint32_t code_ = 0;
    std::int32_t position_ = 0;
    std::size_t worked_ = 0;
};

} // namespace rezdex::eval::regex
