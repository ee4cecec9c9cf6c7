// Promise: finds entries in one tree of an LMDB file, and never takes damage for absence.
//
// Reads only what page.h gives. A page that is not sound, or not where the tree is said to have one of its
// kind, is Found::damaged. So is an absence that the pages do not vouch for: that no entry lies between two
// keys is believed only where the pages above and around are whole, the keys of each lie between those of the
// pages above it, and (of find(): a scan gives them itself) both neighbours are records of their own keys.
// One thread at a time; views live as long as the file's bytes. For the sources of this folder only.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "store/page.h"

namespace rezdex::store {

enum class Found : std::uint8_t { yes, no, damaged };

class TreeCursor {
  public:
    // Is `value` a record of `key` and of this tree's kind?
    using IsRecord = bool (*)(std::string_view key, Bytes value);
    TreeCursor(const Pages& pages, const TreeFacts& tree, IsRecord is_record) noexcept
        : pages_(&pages), tree_(tree), is_record_(is_record) {}

    [[nodiscard]] Found find(std::string_view key);
    // The first entry whose key is not less (of all, if `key` is empty); then the next one.
    [[nodiscard]] Found seek(std::string_view key);
    [[nodiscard]] Found next();

    // After Found::yes.
    [[nodiscard]] std::string_view key() const noexcept { return key_; }
    [[nodiscard]] Bytes value() const noexcept { return value_; }
    // In the tree of the tables' names: the tree of that name.
    [[nodiscard]] Found find_tree(std::string_view name, TreeFacts& to);

  private:
    static constexpr std::size_t max_depth = 32; // LMDB's
    struct Level {
        Page page;
        std::size_t at = 0; // the node
    };
    struct Path {
        std::array<Level, max_depth> levels;
        std::size_t size = 0; // 0: stands nowhere
        [[nodiscard]] Level& leaf() noexcept { return levels[size - 1]; }
        [[nodiscard]] const Level& leaf() const noexcept { return levels[size - 1]; }
    };
    enum class Side : bool { before, behind };
    enum class Neighbours : bool { are_in_order, are_records };

    [[nodiscard]] Found look(std::string_view key);
    [[nodiscard]] bool is_in_leaf(std::string_view key) const;
    [[nodiscard]] Found search_leaf(std::string_view key);
    [[nodiscard]] bool descend(std::string_view key);
    [[nodiscard]] bool enter(Path& path, std::uint64_t number, std::size_t level) const;
    [[nodiscard]] Found step(Path& path, Side side) const;
    [[nodiscard]] Found take();
    [[nodiscard]] bool vouches(std::string_view key, Neighbours neighbours) const;
    [[nodiscard]] bool vouches(std::string_view key, Side side, Neighbours neighbours) const;
    [[nodiscard]] static bool holds_together(const Path& path);
    [[nodiscard]] Found damaged() noexcept {
        path_.size = 0;
        return Found::damaged;
    }

    const Pages* pages_;
    TreeFacts tree_;
    IsRecord is_record_;
    Path path_;
    std::string_view key_;
    Bytes value_;
};

} // namespace rezdex::store
