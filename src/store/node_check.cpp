// Promise: see node_check.h.
#include "store/node_check.h"

#include <array>
#include <cstdint>

#include "store/record.h"

namespace rezdex::store {
namespace {

bool is_text(ValueKind kind) noexcept {
    return kind == ValueKind::big_integer || kind == ValueKind::string || kind == ValueKind::bytes;
}

bool has_children(ValueKind kind) noexcept { return kind == ValueKind::complex || kind >= ValueKind::list; }

// Does a container of this kind take so many children?
bool count_fits(const ValueNode& node) noexcept {
    if (node.payload >= node.span) return false; // each child is one node at least
    switch (node.kind) {
    case ValueKind::complex:
    case ValueKind::modify_list: return node.payload == 2;
    case ValueKind::source: return node.payload == 4;
    case ValueKind::dict: return node.payload % 2 == 0;
    default: return true;
    }
}

// Children that have a fixed kind; `i` counts from 0.
bool child_fits(ValueKind parent, std::uint64_t i, ValueKind child) noexcept {
    if (parent == ValueKind::complex) return child == ValueKind::floating;
    if (parent != ValueKind::source) return true;
    switch (i) {
    case 2: return child == ValueKind::false_ || child == ValueKind::true_;
    case 3: return child == ValueKind::list;
    default: return child == ValueKind::string;
    }
}

bool leaf_fits(const ValueNode& node, std::size_t text_size) noexcept {
    if (node.span != 1) return false;
    if (!is_text(node.kind)) return true;
    const std::uint64_t offset = node.payload & 0xffffffffU, length = node.payload >> 32U;
    return offset <= text_size && length <= text_size - offset;
}

// A container that is still open.
struct Open {
    std::uint64_t end;  // index behind its last node
    std::uint64_t seen; // children so far
    const ValueNode* node;
};

} // namespace

bool nodes_hold(std::span<const ValueNode> nodes, std::size_t text_size) noexcept {
    std::array<Open, max_value_depth> open; // the first `depth` of them
    std::size_t depth = 0;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const ValueNode& node = nodes[i];
        if (node.kind > ValueKind::modify_list) return false;
        for (; depth > 0 && open[depth - 1].end == i; --depth)
            if (open[depth - 1].seen != open[depth - 1].node->payload) return false;
        const std::uint64_t limit = depth > 0 ? open[depth - 1].end : nodes.size();
        if (node.span == 0 || node.span > limit - i) return false;
        if (depth == 0 && node.span != nodes.size()) return false; // one value, no more
        if (depth > 0 && !child_fits(open[depth - 1].node->kind, open[depth - 1].seen++, node.kind))
            return false;
        if (!has_children(node.kind)) {
            if (!leaf_fits(node, text_size)) return false;
        } else if (!count_fits(node) || depth == open.size()) {
            return false;
        } else {
            open[depth++] = {i + node.span, 0, &node};
        }
    }
    for (; depth > 0; --depth)
        if (open[depth - 1].seen != open[depth - 1].node->payload) return false;
    return !nodes.empty();
}

} // namespace rezdex::store
