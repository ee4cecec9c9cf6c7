// Promise: says whether a flat array of nodes is one well-formed value, so that rezdex::Value may trust it.
//
// Checks kinds, spans, texts, counts of children and depth in one pass, without allocating; linear for
// whatever input.
#pragma once

#include <cstddef>
#include <span>

#include "rezdex/value.h"

namespace rezdex::store {

[[nodiscard]] bool nodes_hold(std::span<const ValueNode> nodes, std::size_t text_size) noexcept;

} // namespace rezdex::store
