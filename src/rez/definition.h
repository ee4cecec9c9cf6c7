// Promise: what rez's load_from_file gives for one definition, or why it is not known.
//
// define() equals rez.serialise.load_from_file (rez 3.4.0, serialise.py:231 _load_py and :335
// process_python_objects; :418 load_yaml) on the same bytes, or declines with a reason and a line. It takes
// bytes, never opens a path, and executes nothing. A Definition owns its memory and is meant to be used again
// and again: one a thread, cleared by each define().
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/arena.h"
#include "rezdex/environment.h"
#include "rezdex/package.h"
#include "rezdex/reason.h"
#include "rezdex/value.h"

namespace rezdex::rez {

// A tracked input that the evaluation read, by its stable name ("platform.system", "env:HOME" …).
struct Input {
    using State = Environment::State;
    std::string name;
    State state = State::not_supplied;
    std::uint64_t value_hash = 0; // when present
};

struct Definition {
    Definition() = default;
    Definition(Definition&&) = default; // the views stay good: define() keeps `text` on the heap
    Definition& operator=(Definition&&) = default;
    Definition(const Definition&) = delete;
    Definition& operator=(const Definition&) = delete;
    ~Definition() = default;

    Verdict verdict = Verdict::dynamic;
    Reason reason = Reason::none;
    std::uint32_t line = 0;
    std::string message; // detail for a person, such as CPython's error text; may be empty

    // Every known attribute in rez's order, as one dict (nodes[0]); set for complete and solver. With solver
    // the attributes of `unknown` are not in it. A source's decorators are (name, arguments), the arguments
    // None where rez's dict has no "nargs".
    std::vector<ValueNode> nodes;
    std::string text;
    std::vector<std::string> unknown;

    // What a solve needs; the views point into `text`.
    FieldState name_state = FieldState::absent, version_state = FieldState::absent,
               requires_state = FieldState::absent, variants_state = FieldState::absent,
               timestamp_state = FieldState::absent;
    std::string_view name, version;
    std::vector<std::string_view> requires_list;
    std::vector<std::string_view> variant_requests; // of all variants, one after the other
    std::vector<std::uint32_t> variant_ends;        // where variant i ends in variant_requests
    std::int64_t timestamp = 0;                     // seconds since 1970

    // Attribute, why rez refuses it on reading (see rez/schema.h). An unknown one is not among them.
    std::vector<std::pair<std::string, std::string>> refused;
    std::vector<std::string> late; // attributes that are @late
    std::vector<Input> inputs;

    [[nodiscard]] bool answered() const noexcept {
        return verdict == Verdict::complete || verdict == Verdict::solver;
    }
    [[nodiscard]] Value attributes() const noexcept { return {nodes.data(), text.data()}; }
    [[nodiscard]] std::span<const std::string_view>
    variant(std::size_t i) const noexcept { // i < variant_ends.size()
        const std::uint32_t begin = i == 0 ? 0 : variant_ends[i - 1];
        return std::span(variant_requests).subspan(begin, variant_ends[i] - begin);
    }
};

// The memory that define() works in; one a thread.
struct Workspace {
    base::Arena arena;
};

// Changes whenever any definition would get another answer (DESIGN.md, "answers revision").
inline constexpr std::uint32_t answers_revision = 4;

enum class Format : std::uint8_t { python, yaml };

// As rez tells them apart: by how the file's name ends.
[[nodiscard]] inline Format format_of(std::string_view path) noexcept {
    return path.ends_with(".yaml") ? Format::yaml : Format::python;
}

// Evaluates the bytes of a package.py or a package.yaml. Its inputs are filled whatever the verdict: with
// other ones it may be another.
void define(std::string_view bytes, Format format, Workspace& workspace, const Environment& environment,
            Definition& to);

} // namespace rezdex::rez
