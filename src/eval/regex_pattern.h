// Promise: Python's re.Pattern and re.Match as objects, for str; and what both are asked for.
//
// Whether a pattern and a text are matched exactly is decided below (eval/regex_tree.h,
// eval/regex_matcher.h); what is not is declined. The rule of eval/run.h: null after a failure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "eval/library_object.h"
#include "eval/regex_matcher.h"
#include "eval/regex_program.h"

namespace rezdex::eval {

struct Pattern : LibraryObject {
    std::string_view text;
    std::uint32_t flags;
    regex::Program program;
    std::span<const regex::GroupName> names;
};

struct Match : LibraryObject {
    Pattern* pattern;
    Object* string;
    std::span<const std::int32_t> spans;    // two a group, in characters; -1: no part in the match
    std::span<const std::uint32_t> offsets; // the same in bytes; 0 where there is no part
};

extern const LibraryType pattern_type; // re_module.cpp
extern const LibraryType match_type;   // regex_match.cpp

// re.compile() of a text.
[[nodiscard]] Pattern* compile_pattern(std::string_view text, std::uint32_t flags, Run& run);

// A text that is being searched: its characters, and where each lies.
class Subject {
  public:
    explicit Subject(Object& string, Run& run);
    [[nodiscard]] std::u32string_view characters() const noexcept { return characters_; }
    [[nodiscard]] Object& string() const noexcept { return string_; }
    [[nodiscard]] std::uint32_t offset(std::int32_t position) const noexcept {
        const auto at = static_cast<std::size_t>(position);
        return offsets_.empty() ? static_cast<std::uint32_t>(at) : offsets_[at];
    }
    [[nodiscard]] std::string_view part(std::int32_t from, std::int32_t to) const noexcept {
        return text_of(string_).substr(offset(from), offset(to) - offset(from));
    }

  private:
    Object& string_;
    std::u32string characters_;
    std::vector<std::uint32_t> offsets_; // of each character and the end; empty: all is ASCII
};

// All matches from the start on, one behind the other, as findall() and sub() see them.
class Matches {
  public:
    Matches(const Pattern& pattern, const Subject& subject, Run& run)
        : matcher_(pattern.program, subject.characters(), run) {}

    // False at the end, and after a failure.
    [[nodiscard]] bool next() {
        if (!matcher_.run(regex::Matcher::How::search, from_, advance_)) return false;
        advance_ = spans()[0] == spans()[1];
        from_ = static_cast<std::size_t>(spans()[1]);
        return true;
    }
    [[nodiscard]] std::span<const std::int32_t> spans() const noexcept { return matcher_.spans(); }

  private:
    regex::Matcher matcher_;
    std::size_t from_ = 0;
    bool advance_ = false; // the last one was empty: the next one there may not be
};

// Whether what a group holds is the same in all Pythons; else declined.
[[nodiscard]] bool is_sure(const Pattern& pattern, std::uint32_t group, Run& run);
// Of the groups from the first to the last.
[[nodiscard]] bool are_sure(const Pattern& pattern, Run& run);

[[nodiscard]] Match* make_match(Pattern& pattern, const Subject& subject, std::span<const std::int32_t> spans,
                                Run& run);
// The text of a group; null: no part in the match.
[[nodiscard]] Object* group_text(const Match& match, std::uint32_t group, Run& run);
// The number of a group that a pattern names; nothing: none.
[[nodiscard]] std::optional<std::uint32_t> group_named(const Pattern& pattern,
                                                       std::string_view name) noexcept;

// pattern.match(string) and the like: a Match or None.
[[nodiscard]] Object* find_match(Pattern& pattern, Object& string, regex::Matcher::How how, Run& run);
[[nodiscard]] Object* find_all(Pattern& pattern, Object& string, Run& run);
[[nodiscard]] Object* iterate_matches(Pattern& pattern, Object& string, Run& run);
// At most so many times; 0: always.
[[nodiscard]] Object* split_by(Pattern& pattern, Object& string, std::int64_t most, Run& run);
// regex_replace.cpp; `counted`: subn().
[[nodiscard]] Object* substitute(Pattern& pattern, Object& with, Object& string, std::int64_t most,
                                 bool counted, Run& run);
// match.expand(template)
[[nodiscard]] Object* expand_template(const Match& match, std::string_view text, Run& run);

} // namespace rezdex::eval
