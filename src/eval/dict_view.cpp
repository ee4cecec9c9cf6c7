// Promise: see eval/dict_view.h.
#include "eval/dict_view.h"

#include <array>

#include "eval/compare.h"

namespace rezdex::eval {
namespace {

Dict::Entry* find_key(const Dict& dict, const Object& key, Run& run) {
    const auto hashed = hash(key, run);
    return hashed ? dict.find(key, *hashed, run) : nullptr;
}

bool has_value(const Dict& dict, const Object& value, Run& run, std::uint32_t depth) {
    for (const Dict::Entry& entry : dict.entries()) {
        if (entry.value == &value || equal(*entry.value, value, run, depth + 1)) return true;
        if (run.failed()) return false;
    }
    return false;
}

bool has_item(const Dict& dict, const Object& item, Run& run, std::uint32_t depth) {
    if (item.type != Type::tuple || as<Sequence>(item).size != 2) return false;
    const auto pair = as<Sequence>(item).span();
    const Dict::Entry* entry = find_key(dict, *pair[0], run);
    return entry != nullptr && (entry->value == pair[1] || equal(*entry->value, *pair[1], run, depth + 1));
}

} // namespace

DictView* make_view(Dict& dict, DictView::Part part, Run& run) {
    return run.arena.make<DictView>(Object{Type::dict_view}, &dict, part);
}

Object* part_of(const Dict::Entry& entry, DictView::Part part, Run& run) {
    if (part == DictView::Part::keys) return entry.key;
    if (part == DictView::Part::values) return entry.value;
    if (!run.room(sizeof(Sequence) + 2 * sizeof(Object*))) return nullptr;
    return make_sequence(run.arena, Type::tuple, std::array{entry.key, entry.value});
}

bool is_set_like(const Object& object) noexcept {
    return object.type == Type::set || object.type == Type::frozenset ||
           (object.type == Type::dict_view && as<DictView>(object).part != DictView::Part::values);
}

std::optional<bool> view_contains(const DictView& view, const Object& item, Run& run, std::uint32_t depth) {
    using enum DictView::Part;
    const bool found = view.part == keys     ? find_key(*view.of, item, run) != nullptr
                       : view.part == values ? has_value(*view.of, item, run, depth)
                                             : has_item(*view.of, item, run, depth);
    if (run.failed()) return std::nullopt;
    return found;
}

} // namespace rezdex::eval
