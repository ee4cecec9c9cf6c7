// Promise: see eval/mapping.h.
#include "eval/mapping.h"

#include <algorithm>
#include <array>

#include "eval/compare.h"
#include "eval/dict_operators.h"
#include "eval/dict_view.h"
#include "eval/integer.h"
#include "eval/iteration.h"
#include "eval/methods.h"
#include "eval/module.h"
#include "eval/native.h"
#include "eval/number.h"
#include "eval/protocol.h"
#include "eval/sequence.h"
#include "eval/sorting.h"

namespace rezdex::eval {
namespace {

Mapping& self_of(const Arguments& arguments) noexcept {
    return static_cast<Mapping&>(*arguments.positional[0]);
}

Object* copy(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    const Mapping& self = self_of(arguments);
    if (!run.step(self.size()) || !run.room(2 * sizeof(Dict::Entry) * self.size())) return nullptr;
    auto* made = run.arena.make<Mapping>(run.arena, self.kind, self.factory);
    made->take(*self.copy_as(Type::mapping));
    return made;
}

Object* move_to_end(const Arguments& arguments, Run& run) {
    if (arguments.positional.size() != 2 || !arguments.keywords.empty())
        return run.decline(Reason::unsupported_call, "move_to_end");
    Mapping& self = self_of(arguments);
    Object& key = *arguments.positional[1];
    const auto hashed = hash(key, run);
    Dict::Entry* entry = hashed ? self.find(key, *hashed, run) : nullptr;
    if (entry == nullptr) return hashed && !run.failed() ? run.raise("KeyError: no such key") : nullptr;
    const Dict::Entry moved = *entry;
    if (!self.erase(*entry, run) || self.insert(*moved.key, moved.hash, *moved.value, run) == nullptr)
        return nullptr;
    return &none_object;
}

bool all_counts_are_integers(const Dict& counter) noexcept {
    return std::ranges::all_of(counter.entries(),
                               [](const Dict::Entry& entry) { return is_integer(*entry.value); });
}

// sorted(self.items(), key=itemgetter(1), reverse=True)[:n]
Object* most_common(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 2, run)) return nullptr;
    Mapping& self = self_of(arguments);
    if (!all_counts_are_integers(self)) return run.decline(Reason::unsupported_call, "most_common");
    Object* const second[]{make_integer(1, run)};
    Object* key = find(operator_functions(), "itemgetter")->call({second, {}}, run);
    if (key == nullptr) return nullptr;
    Sequence* items = sorted(*make_view(self, DictView::Part::items, run), {key, true}, run);
    if (items == nullptr || arguments.positional.size() == 1 || arguments.positional[1]->type == Type::none)
        return items;
    const auto most = index_value(*arguments.positional[1], run);
    if (!most) return nullptr;
    items->size = static_cast<std::uint32_t>(std::clamp<std::int64_t>(*most, 0, items->size));
    return items;
}

Object* update_counter(const Arguments& arguments, Run& run) {
    if (arguments.positional.size() != 2 || !arguments.keywords.empty())
        return run.decline(Reason::unsupported_call, "Counter.update");
    return count_items(self_of(arguments), *arguments.positional[1], run) ? &none_object : nullptr;
}

using enum Builtin::Kind;
constexpr Builtin copy_method{"copy", method, copy, Type::mapping};
constexpr Builtin move_method{"move_to_end", method, move_to_end, Type::mapping};
constexpr Builtin common_method{"most_common", method, most_common, Type::mapping};
constexpr Builtin count_method{"update", method, update_counter, Type::mapping};

// What they have as a dict has it.
constexpr std::array<std::string_view, 8> shared{"clear", "get",    "items",      "keys",
                                                 "pop",   "update", "setdefault", "values"};

const Builtin* find_method(const Mapping& mapping, std::string_view name) noexcept {
    if (name == "copy") return &copy_method;
    if (name == "move_to_end" && mapping.kind == Mapping::Kind::ordered) return &move_method;
    if (name == "most_common" && mapping.kind == Mapping::Kind::counting) return &common_method;
    if (name == "update" && mapping.kind == Mapping::Kind::counting) return &count_method;
    return std::ranges::find(shared, name) != shared.end() ? find(dict_methods(), name) : nullptr;
}

// counter[key] = count + counter.get(key, 0)
bool add_count(Mapping& counter, Object& key, Object& count, Run& run) {
    const auto hashed = hash(key, run);
    const Dict::Entry* entry = hashed ? counter.find(key, *hashed, run) : nullptr;
    if (!hashed || run.failed()) return false;
    Object* before = entry == nullptr ? make_integer(0, run) : entry->value;
    Object* total = binary(syntax::BinaryOperator::add, count, *before, run);
    return total != nullptr && counter.insert(key, *hashed, *total, run) != nullptr;
}

} // namespace

Object* mapping_item(Mapping& mapping, Object& key, Run& run) {
    const auto hashed = hash(key, run);
    const Dict::Entry* entry = hashed ? mapping.find(key, *hashed, run) : nullptr;
    if (!hashed || run.failed()) return nullptr;
    if (entry != nullptr) return entry->value;
    if (mapping.kind == Mapping::Kind::counting) return make_integer(0, run);
    if (mapping.factory == nullptr) return run.raise("KeyError: no such key");
    Object* made = call(*mapping.factory, {}, run);
    return made != nullptr && mapping.insert(key, *hashed, *made, run) != nullptr ? made : nullptr;
}

bool delete_mapping_item(Mapping& mapping, Object& key, Run& run) {
    const auto hashed = hash(key, run);
    Dict::Entry* entry = hashed ? mapping.find(key, *hashed, run) : nullptr;
    if (!hashed || run.failed()) return false;
    if (entry != nullptr) return mapping.erase(*entry, run);
    if (mapping.kind == Mapping::Kind::counting) return true;
    run.raise("KeyError: no such key");
    return false;
}

Object* mapping_attribute(Mapping& mapping, std::string_view name, Run& run) {
    if (name == "default_factory" && mapping.kind == Mapping::Kind::defaulting)
        return mapping.factory == nullptr ? &none_object : mapping.factory;
    const Builtin* found = find_method(mapping, name);
    if (found == nullptr) return run.decline(Reason::unsupported_expression, run.arena.copy(name));
    // Nothing ever writes to a Builtin.
    return run.arena.make<BoundMethod>(Object{Type::bound_method}, &mapping, const_cast<Builtin*>(found));
}

// Two OrderedDicts are equal where their order is, too.
bool equal_mappings(const Object& a, const Object& b, Run& run, std::uint32_t depth) {
    const auto kind = [](const Object& object, Mapping::Kind wanted) {
        return object.type == Type::mapping && static_cast<const Mapping&>(object).kind == wanted;
    };
    const auto is_dict = [](const Object& object) {
        return object.type == Type::dict || object.type == Type::mapping;
    };
    using enum Mapping::Kind;
    if (a.type <= Type::frozenset || b.type <= Type::frozenset) return false;
    if (!is_dict(a) || !is_dict(b) || kind(a, counting) || kind(b, counting)) {
        run.decline(Reason::live_object);
        return false;
    }
    if (!equal_dicts(as<Dict>(a), as<Dict>(b), run, depth)) return false;
    if (!kind(a, ordered) || !kind(b, ordered)) return true;
    return std::ranges::equal(
        as<Dict>(a).entries(), as<Dict>(b).entries(), [&](const Dict::Entry& left, const Dict::Entry& right) {
            return left.key == right.key || equal(*left.key, *right.key, run, depth + 1);
        });
}

bool count_items(Mapping& counter, Object& from, Run& run) {
    if (from.type == Type::mapping || from.type == Type::dict) {
        if (counter.size() == 0) return update_dict(counter, from, run);
        const std::uint32_t changes = as<Dict>(from).changes();
        for (const Dict::Entry& entry : as<Dict>(from).entries()) {
            if (!run.step() || !add_count(counter, *entry.key, *entry.value, run)) return false;
            if (as<Dict>(from).changes() == changes) continue;
            run.decline(Reason::unsupported_call, "Counter.update"); // with itself
            return false;
        }
        return true;
    }
    if (from.type > Type::iterator) {
        run.decline(Reason::unsupported_call, "Counter");
        return false;
    }
    if (from.type == Type::none) return true;
    Iteration items(from, run);
    Object* one = make_integer(1, run);
    while (Object* item = items.next()) {
        if (!add_count(counter, *item, *one, run)) return false;
    }
    return !run.failed();
}

} // namespace rezdex::eval
