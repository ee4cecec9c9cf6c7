// Promise: see key_ranges.h.
#include "index/key_ranges.h"

#include <set>
#include <string>
#include <string_view>

namespace rezdex::index {
namespace {

using Texts = std::set<std::string, std::less<>>;

// "maya/" for all below it, "maya.py" for itself. All below a range is passed over by one search.
Texts ranges_in(Known& known, store::Table table) {
    Texts ranges;
    for (auto entry = known.seek(table, ""); entry;) {
        const std::string_view text = store::key_text(entry->key);
        const std::size_t slash = text.find('/');
        std::string range(text.substr(0, slash == std::string_view::npos ? slash : slash + 1));
        if (slash == std::string_view::npos) {
            entry = known.next(table);
        } else {
            std::string behind = range;
            behind.back() = '/' + 1;
            entry = known.seek(table, behind);
        }
        ranges.insert(std::move(range));
    }
    return ranges;
}

} // namespace

std::string_view family_of_range(std::string_view range) noexcept {
    return range.substr(0, range.ends_with('/') ? range.size() - 1 : range.rfind('.'));
}

std::vector<KeyRange> ranges_of(const FamilyEntry& family) {
    std::vector<KeyRange> ranges;
    if (family.kind != FamilyKind::directory) ranges.push_back({family.file_name()});
    if (family.wins) ranges.push_back({family.name + '/'});
    return ranges;
}

std::vector<KeyRange> vanished_ranges(Known& known, std::span<const FamilyEntry> listed) {
    Texts texts = ranges_in(known, store::Table::definitions);
    texts.merge(ranges_in(known, store::Table::families));
    for (const FamilyEntry& family : listed)
        for (const KeyRange& range : ranges_of(family)) texts.erase(range.text);
    return {texts.begin(), texts.end()};
}

} // namespace rezdex::index
