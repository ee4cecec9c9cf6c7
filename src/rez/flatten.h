// Promise: an evaluated value as the flat nodes and text of rezdex::Value.
//
// One a Definition; nodes and text only grow. The text of a value that cannot be written whole stays behind,
// its nodes do not.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "eval/dict.h"
#include "eval/run.h"
#include "eval/value.h"
#include "rezdex/value.h"

namespace rezdex::rez {

class Flattener {
  public:
    static constexpr std::size_t max_nodes = 400'000;
    static constexpr std::size_t max_text = 8U << 20U; // bytes

    Flattener(std::vector<ValueNode>& nodes, std::string& text, eval::Run& run) noexcept
        : nodes_(nodes), text_(text), run_(run) {}

    // Appends one value. False where it holds a live object; then nothing was appended. Where it is too
    // large, `run` declined.
    [[nodiscard]] bool append(const eval::Object& value);

    void append_text(ValueKind kind, std::string_view text);
    // A container's node, to be closed when its children are written.
    [[nodiscard]] std::size_t open(ValueKind kind, std::uint64_t children);
    void close(std::size_t container) noexcept;

  private:
    bool append_value(const eval::Object& value, std::uint32_t depth);
    bool append_sequence(ValueKind kind, const eval::Sequence& sequence, std::uint32_t depth);
    bool append_set(ValueKind kind, const eval::Dict& set, std::uint32_t depth);
    bool append_source(const eval::Source& source, std::uint32_t depth);

    std::vector<ValueNode>& nodes_;
    std::string& text_;
    eval::Run& run_;
};

} // namespace rezdex::rez
