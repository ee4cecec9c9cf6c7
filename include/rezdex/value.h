// Promise: a read-only view of one Python value, as rez's load_from_file gives it.
//
// A value is a flat array of nodes in pre-order with one blob of text, read in place. A Value is three
// pointers: copy it freely, keep it only as long as what it came from (a Batch, a Definition) lives. Any
// thread may read. Strings are Python's str as WTF-8: UTF-8 in which a lone surrogate is encoded like any
// other code point.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string_view>

namespace rezdex {

enum class ValueKind : std::uint8_t {
    none,
    false_,
    true_,
    integer,     // fits in 64 bits
    big_integer, // text(): sign and lower-case hexadecimal digits as Python's hex() prints them: -0x1f
    floating,
    complex, // children: real, imaginary (floating)
    string,
    bytes,
    list,
    tuple,
    set,         // children in no particular order
    frozenset,   // children in no particular order
    dict,        // children: key, value, key, value … in Python's order
    source,      // rez SourceCode; children: source, funcname, eval_as_function, list of (name, nargs) tuples
    modify_list, // rez ModifyList; children: append, prepend
};

// One node as it lies in the index; 16 bytes, no padding.
struct ValueNode {
    ValueKind kind = ValueKind::none;
    std::uint8_t reserved[3] = {};
    std::uint32_t span = 1;    // nodes of this subtree, itself included
    std::uint64_t payload = 0; // integer: two's complement; floating: IEEE bits; text: offset | length << 32;
                               // list, tuple, set, frozenset, dict …: number of children
};
static_assert(sizeof(ValueNode) == 16);

class Value {
  public:
    // `nodes` is the root of a well-formed pre-order array, `text` the blob that its strings point into.
    Value(const ValueNode* nodes, const char* text) noexcept : node_(nodes), text_(text) {}

    [[nodiscard]] ValueKind kind() const noexcept { return node_->kind; }
    [[nodiscard]] std::int64_t integer() const noexcept { return static_cast<std::int64_t>(node_->payload); }
    [[nodiscard]] double floating() const noexcept;
    // string, bytes and big_integer
    [[nodiscard]] std::string_view text() const noexcept {
        return {text_ + (node_->payload & 0xffffffffU), static_cast<std::size_t>(node_->payload >> 32U)};
    }

    class iterator {
      public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = Value;
        using difference_type = std::ptrdiff_t;
        using pointer = void;
        using reference = Value;
        iterator() = default;
        iterator(const ValueNode* node, const char* text) noexcept : node_(node), text_(text) {}
        Value operator*() const noexcept { return {node_, text_}; }
        iterator& operator++() noexcept {
            node_ += node_->span;
            return *this;
        }
        iterator operator++(int) noexcept {
            iterator before = *this;
            ++*this;
            return before;
        }
        bool operator==(const iterator& other) const noexcept { return node_ == other.node_; }

      private:
        const ValueNode* node_ = nullptr;
        const char* text_ = nullptr;
    };

    // Children; a dict's are key, value, key, value …
    [[nodiscard]] iterator begin() const noexcept { return {node_ + 1, text_}; }
    [[nodiscard]] iterator end() const noexcept { return {node_ + node_->span, text_}; }
    // Number of children; a dict counts keys and values.
    [[nodiscard]] std::size_t size() const noexcept { return has_children() ? node_->payload : 0; }
    // The value under a string key of a dict; the last one wins.
    [[nodiscard]] std::optional<Value> find(std::string_view key) const noexcept;

  private:
    [[nodiscard]] bool has_children() const noexcept {
        return kind() == ValueKind::complex || kind() >= ValueKind::list;
    }
    const ValueNode* node_;
    const char* text_;
};

} // namespace rezdex
