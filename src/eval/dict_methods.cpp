// Promise: the methods of dict.
#include <algorithm>
#include <array>

#include "eval/compare.h"
#include "eval/dict.h"
#include "eval/dict_operators.h"
#include "eval/dict_view.h"
#include "eval/input.h"
#include "eval/iteration.h"
#include "eval/methods.h"
#include "eval/native.h"

namespace rezdex::eval {
namespace {

Dict& self_of(const Arguments& arguments) noexcept { return as<Dict>(*arguments.positional[0]); }

// The third argument, else None.
Object* default_of(const Arguments& arguments) noexcept {
    return arguments.positional.size() > 2 ? arguments.positional[2] : &none_object;
}

// The entry under the second argument; `hashed` is nothing after a failure.
Dict::Entry* find_entry(const Arguments& arguments, std::optional<std::uint64_t>& hashed, Run& run) {
    hashed = hash(*arguments.positional[1], run);
    Dict::Entry* entry = hashed ? self_of(arguments).find(*arguments.positional[1], *hashed, run) : nullptr;
    if (run.failed()) hashed.reset();
    return entry;
}

Object* clear(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    self_of(arguments).clear();
    return &none_object;
}

Object* copy(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    const Dict& dict = self_of(arguments);
    if (!run.step(dict.size()) || !run.room(2 * sizeof(Dict::Entry) * dict.size())) return nullptr;
    return dict.copy();
}

// dict.fromkeys(iterable, value)
Object* from_keys(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 2, run)) return nullptr;
    Object* value = arguments.positional.size() > 1 ? arguments.positional[1] : &none_object;
    Dict* made = run.arena.make<Dict>(run.arena);
    Iteration keys(*arguments.positional[0], run);
    while (Object* key = keys.next()) {
        if (!set_key(*made, *key, *value, run)) return nullptr;
    }
    return run.failed() ? nullptr : made;
}

Object* get(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 3, run)) return nullptr;
    std::optional<std::uint64_t> hashed;
    const Dict::Entry* entry = find_entry(arguments, hashed, run);
    if (!hashed) return nullptr;
    return entry != nullptr ? resolve(*entry->value, run) : default_of(arguments);
}

template <DictView::Part part>
Object* view(const Arguments& arguments, Run& run) {
    return takes(arguments, 1, 1, run) ? make_view(self_of(arguments), part, run) : nullptr;
}

Object* pop(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 3, run)) return nullptr;
    std::optional<std::uint64_t> hashed;
    if (self_of(arguments).size() == 0 && has_special_methods(*arguments.positional[1]))
        return run.decline(Reason::unsupported_call, "pop"); // __hash__ is not called
    Dict::Entry* entry = find_entry(arguments, hashed, run);
    const bool has_default = arguments.positional.size() == 3;
    if (entry == nullptr) {
        // CPython 3.9 to 3.13 do not hash the key for an empty dict.
        if (!hashed && self_of(arguments).size() == 0) doubt(run, Reason::unsupported_call);
        if (!hashed) return nullptr;
        return has_default ? arguments.positional[2] : run.raise("KeyError: no such key");
    }
    Object* value = entry->value;
    return self_of(arguments).erase(*entry, run) ? value : nullptr;
}

Object* pop_item(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    Dict& dict = self_of(arguments);
    if (dict.size() == 0) return run.raise("KeyError: popitem(): dictionary is empty");
    Dict::Entry& last = dict.entries().back();
    Object* pair = part_of(last, DictView::Part::items, run);
    return pair != nullptr && dict.erase(last, run) ? pair : nullptr;
}

Object* set_default(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 3, run)) return nullptr;
    std::optional<std::uint64_t> hashed;
    const Dict::Entry* entry = find_entry(arguments, hashed, run);
    if (!hashed) return nullptr;
    if (entry == nullptr && has_special_methods(*arguments.positional[1])) // __eq__ would be called again
        return run.decline(Reason::unsupported_call, "setdefault");
    if (entry == nullptr)
        entry = self_of(arguments).insert(*arguments.positional[1], *hashed, *default_of(arguments), run);
    return entry == nullptr ? nullptr : entry->value;
}

Object* update(const Arguments& arguments, Run& run) {
    return update_dict_from(self_of(arguments), {arguments.positional.subspan(1), arguments.keywords}, run)
               ? &none_object
               : nullptr;
}

using enum Builtin::Kind;
constexpr std::array methods = std::to_array<Builtin>({
    {"clear", method, clear, Type::dict},
    {"copy", method, copy, Type::dict},
    {"fromkeys", static_method, from_keys, Type::dict},
    {"get", method, get, Type::dict},
    {"items", method, view<DictView::Part::items>, Type::dict},
    {"keys", method, view<DictView::Part::keys>, Type::dict},
    {"pop", method, pop, Type::dict},
    {"popitem", method, pop_item, Type::dict},
    {"setdefault", method, set_default, Type::dict},
    {"update", method, update, Type::dict},
    {"values", method, view<DictView::Part::values>, Type::dict},
});
static_assert(std::ranges::is_sorted(methods, {}, &Builtin::name));

} // namespace

Builtins dict_methods() noexcept { return methods; }

} // namespace rezdex::eval
