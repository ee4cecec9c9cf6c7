// Promise: see page_walk.h.
#include "store/page_walk.h"

#include <optional>
#include <vector>

#include "store/environment.h"
#include "store/open_generation.h"

namespace rezdex::store {
namespace {

constexpr std::size_t max_depth = 32; // LMDB's
constexpr std::uint64_t meta_pages = 2;

// The keys of a page lie from `from` on and before `to`; nothing: no limit on that side.
struct Limits {
    std::optional<std::string_view> from, to;
};

class Walk {
  public:
    Walk(const Pages& pages, const PageVisitor& visitor)
        : pages_(pages), visitor_(visitor), taken_(pages.count) {}

    // Calls each(page, node) for all nodes of the tree's leaves.
    template <class Each>
    void tree(std::string_view name, const TreeFacts& facts, Page::Keys keys, const Each& each) {
        name_ = name;
        keys_ = keys;
        leaves_ = branches_ = overflow_ = entries_ = 0;
        if (facts.depth > max_depth)
            damage(0, "it is deeper than a tree can be");
        else if (facts.depth != 0)
            enter(facts.root, facts.depth, {}, each);
        if (branches_ != facts.branch_pages || leaves_ != facts.leaf_pages ||
            overflow_ != facts.overflow_pages || entries_ != facts.entries)
            damage(0, "it does not hold as many pages or entries as it says");
    }

    // The value of a node, whose pages nothing else uses.
    std::optional<Bytes> value(const Page& page, std::size_t i) {
        const auto found = page.value(pages_, i);
        if (!found) return std::nullopt;
        for (std::uint64_t page_number = found->first_page; page_number < found->first_page + found->pages;
             ++page_number) {
            if (!take(page_number)) return std::nullopt;
            ++overflow_;
        }
        return found->bytes;
    }

    // False where there is no such page, or it was taken before.
    bool take(std::uint64_t page) {
        if (page < meta_pages || page >= pages_.count || taken_[page]) return false;
        taken_[page] = true;
        ++taken_count_;
        return true;
    }

    void damage(std::uint64_t page, std::string_view what) const { visitor_.damage(name_, page, what); }
    [[nodiscard]] std::uint64_t taken() const noexcept { return taken_count_; }
    [[nodiscard]] bool stopped() const noexcept { return stopped_; }

  private:
    template <class Each>
    void enter(std::uint64_t number, std::size_t depth, const Limits& limits, const Each& each) {
        if (stopped_) return;
        if (!take(number)) return damage(number, "a page that is not there, or is used elsewhere");
        stopped_ = !visitor_.progress(taken_count_, pages_.count);
        const Page page = Page::open(pages_, number);
        if (!page || page.is_leaf() != (depth == 1)) return damage(number, "not a page of this tree");
        ++(page.is_leaf() ? leaves_ : branches_);
        if (!page.whole(keys_) || !within(page, limits)) damage(number, "its entries do not fit together");
        for (std::size_t i = 0; i < page.size(); ++i)
            if (!(depth == 1 ? leaf(page, number, i, each) : branch(page, i, depth, limits, each)))
                damage(number, "an entry that cannot be read");
    }

    template <class Each>
    bool leaf(const Page& page, std::uint64_t number, std::size_t i, const Each& each) {
        if (!page.key(i)) return false;
        ++entries_;
        return each(page, number, i);
    }

    template <class Each>
    bool branch(const Page& page, std::size_t i, std::size_t depth, const Limits& limits, const Each& each) {
        const auto child = page.child(i);
        if (!child) return false;
        Limits inner = limits;
        if (i != 0) inner.from = page.key(i);
        if (i + 1 < page.size()) inner.to = page.key(i + 1);
        enter(*child, depth - 1, inner, each);
        return true;
    }

    bool within(const Page& page, const Limits& limits) const {
        if (keys_ == Page::Keys::numbers) return true;
        const std::size_t begin = page.is_leaf() ? 0 : 1; // a branch's first key means nothing
        if (page.size() <= begin) return true;
        const auto first = page.key(begin), last = page.key(page.size() - 1);
        return first && last && (!limits.from || *first >= *limits.from) &&
               (!limits.to || *last < *limits.to);
    }

    const Pages& pages_;
    const PageVisitor& visitor_;
    std::vector<bool> taken_;
    std::uint64_t taken_count_ = 0;
    bool stopped_ = false;
    std::string_view name_;
    Page::Keys keys_ = Page::Keys::texts;
    std::uint64_t leaves_ = 0, branches_ = 0, overflow_ = 0, entries_ = 0;
};

// A list of free pages: how many, and their numbers.
bool take_free_pages(Walk& walk, Bytes list, std::uint64_t& free) {
    constexpr std::size_t number = sizeof(std::uint64_t);
    if (list.size() < number) return false;
    const auto count = read_number<std::uint64_t>(list.data());
    if (count > list.size() / number - 1) return false;
    bool all = true;
    for (std::uint64_t i = 1; i <= count; ++i) {
        const bool taken = walk.take(read_number<std::uint64_t>(list.data() + i * number));
        free += taken ? 1 : 0;
        all = all && taken;
    }
    return all;
}

} // namespace

PageCounts walk_pages(const Generation& generation, const PageVisitor& visitor) {
    const Generation::Impl& open = generation.impl();
    PageCounts counts;
    Walk walk(open.pages, visitor);
    walk.tree("tables", open.main_tree, Page::Keys::texts,
              [](const Page& page, std::uint64_t, std::size_t i) { return page.tree(i).has_value(); });
    for (std::size_t i = 0; i < table_count && !walk.stopped(); ++i)
        walk.tree(table_names[i], open.tables[i], Page::Keys::texts,
                  [&](const Page& page, std::uint64_t, std::size_t node) {
                      const auto value = walk.value(page, node);
                      if (!value) return false;
                      ++counts.entries[i];
                      visitor.entry(static_cast<Table>(i), *page.key(node), *value);
                      return true;
                  });
    std::uint64_t free_listed = 0;
    if (!walk.stopped())
        walk.tree("free", open.free_pages, Page::Keys::numbers,
                  [&](const Page& page, std::uint64_t, std::size_t i) {
                      const auto list = walk.value(page, i);
                      return list && take_free_pages(walk, *list, free_listed);
                  });
    counts.stopped = walk.stopped();
    counts.free = free_listed;
    counts.used = meta_pages + walk.taken() - free_listed;
    counts.lost = open.pages.count - meta_pages - walk.taken();
    return counts;
}

} // namespace rezdex::store
