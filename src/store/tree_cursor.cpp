// Promise: see tree_cursor.h.
#include "store/tree_cursor.h"

#include <algorithm>

namespace rezdex::store {

// The page becomes level `level` of the path, at its first node.
bool TreeCursor::enter(Path& path, std::uint64_t number, std::size_t level) const {
    const Page page = Page::open(*pages_, number);
    if (!page || page.is_leaf() != (level + 1 == tree_.depth)) return false;
    path.levels[level] = {page, 0};
    path.size = level + 1;
    return true;
}

// To the leaf that would hold the key. A key that leaves its page compares as none: child() says so, too.
bool TreeCursor::descend(std::string_view key) {
    if (tree_.depth > max_depth || !enter(path_, tree_.root, 0)) return false;
    for (std::size_t level = 0; level + 1 < tree_.depth; ++level) {
        auto& [page, at] = path_.levels[level];
        std::size_t low = 0, high = page.size();
        while (high - low > 1) { // the key of `low` is not behind ours, that of `high` is
            const std::size_t middle = low + (high - low) / 2;
            const auto name = page.key(middle);
            if (!name) return false;
            (*name <= key ? low : high) = middle;
        }
        at = low;
        const auto child = page.child(low);
        if (!child || !enter(path_, *child, level + 1)) return false;
    }
    return true;
}

// Between the first and the last key of the leaf that the cursor stands on?
bool TreeCursor::is_in_leaf(std::string_view key) const {
    if (path_.size == 0) return false;
    const Page& page = path_.leaf().page;
    const auto first = page.key(0), last = page.key(page.size() - 1);
    return first && last && *first <= key && key <= *last;
}

// To the first node whose key is not less; yes where it is the key.
Found TreeCursor::search_leaf(std::string_view key) {
    auto& [page, at] = path_.leaf();
    std::size_t low = 0, high = page.size();
    // Most keys are asked in rising order, and many are the next one.
    if (at + 1 < high) {
        const auto name = page.key(at + 1);
        if (!name) return Found::damaged;
        if (*name == key) {
            page.prefetch(++at + 1);
            return Found::yes;
        }
        (*name < key ? low : high) = at + 1;
    }
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        const auto name = page.key(middle);
        if (!name) return Found::damaged;
        const int order = name->compare(key);
        if (order == 0) {
            at = middle;
            return Found::yes;
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    at = low;
    return Found::no;
}

Found TreeCursor::look(std::string_view key) {
    if (tree_.depth == 0) return Found::no;
    if (!is_in_leaf(key) && !descend(key)) return damaged();
    const Found found = search_leaf(key);
    return found == Found::damaged ? damaged() : found;
}

Found TreeCursor::take() {
    const auto& [page, at] = path_.leaf();
    const auto name = page.key(at);
    const auto value = page.value(*pages_, at);
    if (!name || !value) return damaged();
    key_ = *name;
    value_ = value->bytes;
    return Found::yes;
}

Found TreeCursor::find(std::string_view key) {
    const Found found = look(key);
    if (found == Found::no && tree_.depth != 0 && !vouches(key, Neighbours::are_records)) return damaged();
    return found == Found::yes ? take() : found;
}

Found TreeCursor::find_tree(std::string_view name, TreeFacts& to) {
    const Found found = look(name);
    if (found == Found::no && tree_.depth != 0 && !vouches(name, Neighbours::are_in_order)) return damaged();
    if (found != Found::yes) return found;
    const auto tree = path_.leaf().page.tree(path_.leaf().at);
    if (!tree) return damaged();
    to = *tree;
    return found;
}

Found TreeCursor::seek(std::string_view key) {
    const Found found = look(key);
    if (found == Found::damaged || tree_.depth == 0) return found;
    if (found == Found::no && !vouches(key, Neighbours::are_in_order)) return damaged();
    if (path_.leaf().at < path_.leaf().page.size()) return take();
    --path_.leaf().at;
    key_ = {};
    return next();
}

// A scan leaves out nothing: each page that it enters is whole, and its keys go on rising.
Found TreeCursor::next() {
    if (path_.size == 0) return Found::no;
    const std::string_view before = key_;
    const bool was_last = path_.leaf().at + 1 >= path_.leaf().page.size();
    const Found found = step(path_, Side::behind);
    if (found == Found::damaged || (was_last && found == Found::yes && !holds_together(path_)))
        return damaged();
    if (found == Found::no) {
        path_.size = 0;
        return found;
    }
    const Found taken = take();
    return taken == Found::yes && key_ <= before ? damaged() : taken;
}

// To the entry beside; `no` where there is none.
Found TreeCursor::step(Path& path, Side side) const {
    const bool behind = side == Side::behind;
    std::size_t level = path.size;
    for (;;) { // up to where there is another node on that side
        if (level-- == 0) return Found::no;
        auto& [page, at] = path.levels[level];
        if (behind ? at + 1 < page.size() : at != 0) {
            at = behind ? at + 1 : at - 1;
            break;
        }
    }
    for (; level + 1 < tree_.depth; ++level) { // down to the leaf
        const auto child = path.levels[level].page.child(path.levels[level].at);
        if (!child || !enter(path, *child, level + 1)) return Found::damaged;
        if (!behind) path.levels[level + 1].at = path.levels[level + 1].page.size() - 1;
    }
    return Found::yes;
}

// Whole pages, each of whose keys lie between those that the pages above say.
bool TreeCursor::holds_together(const Path& path) {
    for (std::size_t level = 0; level < path.size; ++level)
        if (!path.levels[level].page.whole()) return false;
    const Page& leaf = path.leaf().page;
    const auto key_of = [](const Page& page, std::size_t at) {
        return page.key(at).value_or(std::string_view());
    };
    for (std::size_t level = 0; level + 1 < path.size; ++level) {
        const auto& [page, at] = path.levels[level];
        if (at != 0 && key_of(leaf, 0) < key_of(page, at)) return false;
        if (at + 1 < page.size() && key_of(leaf, leaf.size() - 1) >= key_of(page, at + 1)) return false;
    }
    return true;
}

bool TreeCursor::vouches(std::string_view key, Neighbours neighbours) const {
    return holds_together(path_) && vouches(key, Side::before, neighbours) &&
           vouches(key, Side::behind, neighbours);
}

bool TreeCursor::vouches(std::string_view key, Side side, Neighbours neighbours) const {
    Path path = path_;
    // The cursor stands on the first entry behind the key, or behind the last one of its page.
    const bool is_there = side == Side::behind && path.leaf().at < path.leaf().page.size();
    if (side == Side::behind && !is_there) --path.leaf().at;
    if (!is_there) {
        const Found found = step(path, side);
        if (found == Found::no) return true; // the tree's first or last page, and whole
        if (found == Found::damaged) return false;
        if (!path.leaf().page.is(path_.leaf().page) && !holds_together(path)) return false;
    }
    const auto& [page, at] = path.leaf();
    const auto name = page.key(at);
    if (!name || (side == Side::behind ? *name <= key : *name >= key)) return false;
    if (neighbours == Neighbours::are_in_order) return true;
    const auto value = page.value(*pages_, at);
    return value && is_record_(*name, value->bytes);
}

} // namespace rezdex::store
