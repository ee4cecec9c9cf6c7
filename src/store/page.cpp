// Promise: see page.h.
//
//     page:  number 8 | unused 2 | flags 2 | lower 2, upper 2 (or of overflow pages, how many 4) | pointers 2
//     … node:  low 2, high 2 | flags 2 | key size 2 | key | value
//
// The pointers end at `lower`; the nodes fill what is behind `upper`. Of a leaf's node low and high are the
// value's size; where a flag says so the value is 8 bytes, the number of its first overflow page. Of a
// branch's node low, high and flags are the number of a page.
#include "store/page.h"

#include <vector>

namespace rezdex::store {
namespace {

constexpr std::size_t page_header = 16, node_header = 8;
constexpr std::size_t flags_at = 10, lower_at = 12, upper_at = 14, page_count_at = 12;
constexpr std::uint16_t branch_flag = 0x01, leaf_flag = 0x02, overflow_flag = 0x04;
constexpr std::uint16_t big_value = 0x01, is_tree = 0x02;
constexpr std::size_t page_number_size = 8;
constexpr std::uint64_t no_page = ~std::uint64_t{0};
constexpr std::uint64_t first_tree_page = 2; // behind the two meta pages

std::uint16_t small(const std::byte* from) noexcept { return read_number<std::uint16_t>(from); }

std::optional<PlacedValue> overflow_value(const Pages& pages, std::uint64_t first,
                                          std::uint64_t size) noexcept {
    if (first < first_tree_page || first >= pages.count) return std::nullopt;
    const std::byte* const page = pages.at(first);
    const std::uint64_t count = read_number<std::uint32_t>(page + page_count_at);
    if (read_number<std::uint64_t>(page) != first || small(page + flags_at) != overflow_flag || count == 0 ||
        count > pages.count - first || size > count * pages.size - page_header)
        return std::nullopt;
    return PlacedValue{{page + page_header, static_cast<std::size_t>(size)}, first, count};
}

} // namespace

struct Page::Node {
    const std::byte* at;
    std::uint16_t flags;
    std::size_t key_size;
    std::uint64_t value_size; // 0 of a branch's
    std::size_t size;         // of it all, as far as it lies in the page

    [[nodiscard]] const std::byte* value() const noexcept { return at + node_header + key_size; }
};

Page Page::open(const Pages& pages, std::uint64_t number) noexcept {
    if (number < first_tree_page || number >= pages.count) return {};
    const std::byte* const bytes = pages.at(number);
    const std::uint16_t flags = small(bytes + flags_at);
    const std::uint32_t lower = small(bytes + lower_at), upper = small(bytes + upper_at);
    if (read_number<std::uint64_t>(bytes) != number || (flags != branch_flag && flags != leaf_flag) ||
        lower <= page_header || lower % 2 != 0 || upper % 2 != 0 || lower > upper || upper >= pages.size)
        return {};
    Page page;
    page.bytes_ = bytes;
    page.page_size_ = pages.size;
    page.upper_ = upper;
    page.size_ = static_cast<std::uint32_t>((lower - page_header) / 2);
    page.leaf_ = flags == leaf_flag;
    return page;
}

std::optional<Page::Node> Page::node(std::size_t i) const noexcept {
    const std::uint32_t place = small(bytes_ + page_header + 2 * i);
    if (place < upper_ || place + node_header > page_size_) return std::nullopt;
    const std::byte* const at = bytes_ + place;
    Node node{at, small(at + 4), small(at + 6), 0, 0};
    if (leaf_) node.value_size = small(at) | static_cast<std::uint64_t>(small(at + 2)) << 16U;
    const std::uint64_t inside = (node.flags & big_value) != 0 && leaf_ ? page_number_size : node.value_size;
    const std::uint64_t size = node_header + node.key_size + inside;
    if (size > page_size_ - place) return std::nullopt;
    node.size = static_cast<std::size_t>(size);
    return node;
}

std::optional<std::string_view> Page::key(std::size_t i) const noexcept {
    const auto found = node(i);
    if (!found) return std::nullopt;
    return std::string_view(reinterpret_cast<const char*>(found->at + node_header), found->key_size);
}

void Page::prefetch(std::size_t i) const noexcept {
    if (i >= size_) return;
    const std::uint32_t place = small(bytes_ + page_header + 2 * i);
    constexpr std::uint32_t line = 64, lines = 4;
    for (std::uint32_t at = place; at < place + lines * line && at < page_size_; at += line)
        __builtin_prefetch(bytes_ + at);
}

std::optional<std::uint64_t> Page::child(std::size_t i) const noexcept {
    const auto found = node(i);
    if (!found || leaf_) return std::nullopt;
    return small(found->at) | static_cast<std::uint64_t>(small(found->at + 2)) << 16U |
           static_cast<std::uint64_t>(found->flags) << 32U;
}

std::optional<PlacedValue> Page::value(const Pages& pages, std::size_t i) const noexcept {
    const auto found = node(i);
    if (!found || !leaf_) return std::nullopt;
    switch (found->flags) {
    case 0: return PlacedValue{{found->value(), static_cast<std::size_t>(found->value_size)}};
    case big_value:
        return overflow_value(pages, read_number<std::uint64_t>(found->value()), found->value_size);
    default: return std::nullopt; // LMDB's sorted duplicates and trees: no table of ours has them
    }
}

std::optional<TreeFacts> Page::tree(std::size_t i) const noexcept {
    const auto found = node(i);
    if (!found || !leaf_ || found->flags != is_tree || found->value_size != tree_facts_size)
        return std::nullopt;
    return read_tree_facts(found->value());
}

bool Page::whole(Keys keys) const {
    std::vector<bool> begins(page_size_ / 2 + 1);
    std::string_view before;
    for (std::size_t i = 0; i < size_; ++i) {
        const std::uint32_t place = small(bytes_ + page_header + 2 * i);
        const auto name = key(i);
        if (!name || place % 2 != 0 || begins[place / 2]) return false;
        begins[place / 2] = true;
        if (keys == Keys::texts && i > (leaf_ ? 0U : 1U) && *name <= before) return false;
        before = *name;
    }
    std::size_t met = 0, place = upper_;
    while (place < page_size_ && begins[place / 2]) {
        const std::byte* const at = bytes_ + place;
        std::size_t inside = 0;
        if (leaf_)
            inside = (small(at + 4) & big_value) != 0
                         ? page_number_size
                         : small(at) | static_cast<std::size_t>(small(at + 2)) << 16U;
        const std::size_t size = node_header + small(at + 6) + inside;
        place += size + size % 2;
        ++met;
    }
    return met == size_ && place == page_size_;
}

TreeFacts read_tree_facts(const std::byte* from) noexcept {
    TreeFacts facts;
    facts.depth = small(from + 6);
    facts.branch_pages = read_number<std::uint64_t>(from + 8);
    facts.leaf_pages = read_number<std::uint64_t>(from + 16);
    facts.overflow_pages = read_number<std::uint64_t>(from + 24);
    facts.entries = read_number<std::uint64_t>(from + 32);
    facts.root = read_number<std::uint64_t>(from + 40);
    if (facts.root == no_page) facts.depth = 0;
    return facts;
}

} // namespace rezdex::store
