// Promise: reads the pages of an LMDB file without believing them: whatever the bytes are, no read leaves
// the file, and what is given lies whole in its page.
//
// LMDB itself follows whatever its pages say, into a crash where they are damaged. The layout is that of LMDB
// 0.9 (data version 1), which is not in its public header. Views live as long as the file's bytes. For the
// sources of this folder only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>

#include "store/generation.h"

namespace rezdex::store {

// A whole file in memory.
struct Pages {
    const std::byte* bytes = nullptr;
    std::uint64_t count = 0;
    std::uint32_t size = 0; // of one, in bytes

    [[nodiscard]] const std::byte* at(std::uint64_t number) const noexcept { return bytes + number * size; }
};

// Where a tree begins, and what it is said to hold.
struct TreeFacts {
    std::uint64_t root = 0;
    std::uint16_t depth = 0; // 0: it is empty
    std::uint64_t branch_pages = 0, leaf_pages = 0, overflow_pages = 0, entries = 0;
};

// A value, and the pages of its own that it fills; 0 where it lies in its entry's page.
struct PlacedValue {
    Bytes bytes;
    std::uint64_t first_page = 0, pages = 0;
};

// A page of a tree: branch or leaf, with one node at least.
class Page {
  public:
    Page() = default; // null
    // Null where there is no such page, or it is none of a tree. Looks at the page's header only.
    static Page open(const Pages& pages, std::uint64_t number) noexcept;
    [[nodiscard]] explicit operator bool() const noexcept { return bytes_ != nullptr; }

    [[nodiscard]] bool is_leaf() const noexcept { return leaf_; }
    [[nodiscard]] bool is(const Page& other) const noexcept { return bytes_ == other.bytes_; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; } // nodes

    // Of node i < size(); nothing where it leaves the page. The first key of a branch means nothing.
    [[nodiscard]] std::optional<std::string_view> key(std::size_t i) const noexcept;
    [[nodiscard]] std::optional<std::uint64_t> child(std::size_t i) const noexcept;
    // Nothing, too, where its pages are not what the node says.
    [[nodiscard]] std::optional<PlacedValue> value(const Pages& pages, std::size_t i) const noexcept;
    // Asks the processor for the bytes of node i, if there is one, ahead of their use.
    void prefetch(std::size_t i) const noexcept;
    // The tree whose facts are the value of node i; nothing where that is no tree.
    [[nodiscard]] std::optional<TreeFacts> tree(std::size_t i) const noexcept;

    // Do the nodes fill the page without gap or overlap, in the order of their keys? LMDB leaves no page
    // otherwise: a node that is missing shows. (The keys of the tree of free pages are numbers.)
    enum class Keys : bool { texts, numbers };
    [[nodiscard]] bool whole(Keys keys = Keys::texts) const;

  private:
    struct Node;
    [[nodiscard]] std::optional<Node> node(std::size_t i) const noexcept;

    const std::byte* bytes_ = nullptr;
    std::uint32_t page_size_ = 0;
    std::uint32_t upper_ = 0; // where the nodes begin
    std::uint32_t size_ = 0;
    bool leaf_ = false;
};

template <class Number>
[[nodiscard]] Number read_number(const std::byte* from) noexcept {
    Number number;
    std::memcpy(&number, from, sizeof number);
    return number;
}

// What LMDB keeps of a tree (MDB_db), 48 bytes.
inline constexpr std::size_t tree_facts_size = 48;
[[nodiscard]] TreeFacts read_tree_facts(const std::byte* from) noexcept;

} // namespace rezdex::store
