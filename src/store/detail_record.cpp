// Promise: the detail record of record.h, checked and read in place.
#include <array>
#include <cstddef>

#include "store/node_check.h"
#include "store/record.h"
#include "store/sealed.h"
#include "store/texts.h"

namespace rezdex::store {
namespace {

// The schema's node is rezdex's node.
static_assert(sizeof(schema::ValueNode) == sizeof(ValueNode));
static_assert(offsetof(ValueNode, kind) == 0 && offsetof(ValueNode, span) == 4 &&
              offsetof(ValueNode, payload) == 8);

const schema::Detail* of(const void* root) noexcept { return static_cast<const schema::Detail*>(root); }

std::span<const ValueNode> nodes_of(const schema::Detail& detail) noexcept {
    const auto* nodes = detail.nodes();
    if (nodes == nullptr) return {};
    return {reinterpret_cast<const ValueNode*>(nodes->Data()), nodes->size()};
}

bool holds(const schema::Detail& detail) noexcept {
    const std::span<const ValueNode> nodes = nodes_of(detail);
    // The verifier looks at the alignment of a vector's length only.
    if (reinterpret_cast<std::uintptr_t>(nodes.data()) % alignof(ValueNode) != 0) return false;
    if (nodes.empty()) return true;
    if (detail.text() == nullptr) return false;
    return nodes[0].kind == ValueKind::dict && nodes_hold(nodes, detail.text()->size());
}

} // namespace

DetailRecord DetailRecord::open(std::string_view key, Bytes value) noexcept {
    DetailRecord record;
    const auto* root = unseal<schema::Detail>(key, value, detail_identifier);
    if (root != nullptr && holds(*root)) record.root_ = root;
    return record;
}

std::optional<Value> DetailRecord::attributes() const noexcept {
    const std::span<const ValueNode> nodes = nodes_of(*of(root_));
    if (nodes.empty()) return std::nullopt;
    return Value(nodes.data(), chars_of(*of(root_)->text()));
}

std::string_view DetailRecord::source() const noexcept {
    const auto* source = of(root_)->source();
    if (source == nullptr) return {};
    return {chars_of(*source), source->size()};
}

} // namespace rezdex::store
