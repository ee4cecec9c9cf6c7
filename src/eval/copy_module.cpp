// Promise: see eval/module.h: copy.copy() and copy.deepcopy() of plain data.
#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

#include "eval/dict.h"
#include "eval/module.h"
#include "eval/native.h"

namespace rezdex::eval {
namespace {

// What a copy of is the object itself.
bool is_atom(const Object& object) noexcept {
    return object.type <= Type::bytes || object.type == Type::frozenset || object.type == Type::builtin ||
           object.type == Type::function || &object == &ellipsis_object;
}

Object* decline(Run& run) { return run.decline(Reason::unsupported_call, "a copy of such an object"); }

Object* copy(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    Object& object = *arguments.positional[0];
    if (is_atom(object) || object.type == Type::tuple) return &object;
    switch (object.type) {
    case Type::list: {
        const auto items = as<Sequence>(object).span();
        if (!run.step(items.size() / 16) || !run.room(items.size_bytes())) return nullptr;
        return make_sequence(run.arena, Type::list, items);
    }
    case Type::dict:
    case Type::set: {
        const auto& dict = as<Dict>(object);
        if (!run.step(dict.size()) || !run.room(dict.entries().size_bytes() * 2)) return nullptr;
        return dict.copy();
    }
    default: return decline(run);
    }
}

// Copies what it meets once, so that what was shared is shared again, and what holds itself does.
class DeepCopier {
  public:
    explicit DeepCopier(Run& run) noexcept : run_(run) {}

    Object* copy(Object& object, std::uint32_t depth = 0) {
        if (!run_.step() || !run_.within_depth(depth)) return nullptr;
        if (is_atom(object)) return &object;
        if (const auto made = made_.find(&object); made != made_.end()) return made->second;
        switch (object.type) {
        case Type::list: return copy_list(as<Sequence>(object), depth);
        case Type::tuple: return copy_tuple(as<Sequence>(object), depth);
        case Type::dict: return copy_dict(as<Dict>(object), depth);
        case Type::set: {
            const auto& set = as<Dict>(object);
            if (!run_.step(set.size()) || !run_.room(set.entries().size_bytes() * 2)) return nullptr;
            return made_[&object] = set.copy();
        }
        default: return decline(run_);
        }
    }

  private:
    Object* copy_list(const Sequence& list, std::uint32_t depth) {
        if (!run_.room(list.span().size_bytes())) return nullptr;
        Sequence* copied = make_sequence(run_.arena, Type::list, list.span());
        made_[&list] = copied;
        for (std::uint32_t i = 0; i < list.size; ++i) {
            Object* item = copy(*list.items[i], depth + 1);
            if (item == nullptr) return nullptr;
            copied->items[i] = item;
        }
        return copied;
    }

    // A tuple of which all stays what it is stays itself.
    Object* copy_tuple(Sequence& tuple, std::uint32_t depth) {
        std::vector<Object*> items;
        for (Object* item : tuple.span()) {
            items.push_back(copy(*item, depth + 1));
            if (items.back() == nullptr) return nullptr;
        }
        if (const auto made = made_.find(&tuple); made != made_.end()) return made->second;
        if (std::ranges::equal(items, tuple.span())) return &tuple;
        if (!run_.room(tuple.span().size_bytes())) return nullptr;
        return made_[&tuple] = make_sequence(run_.arena, Type::tuple, items);
    }

    // Keys hold nothing that can change: their copies are as good as they are.
    Object* copy_dict(const Dict& dict, std::uint32_t depth) {
        Dict* copied = run_.arena.make<Dict>(run_.arena);
        made_[&dict] = copied;
        for (const Dict::Entry& entry : dict.entries()) {
            Object* value = copy(*entry.value, depth + 1);
            if (value == nullptr || copied->insert(*entry.key, entry.hash, *value, run_) == nullptr)
                return nullptr;
        }
        return copied;
    }

    Run& run_;
    std::unordered_map<const Object*, Object*> made_;
};

Object* deepcopy(const Arguments& arguments, Run& run) {
    if (arguments.positional.size() != 1 || !arguments.keywords.empty()) return decline(run);
    return DeepCopier(run).copy(*arguments.positional[0]);
}

constexpr std::array<Builtin, 2> copy_table{
    {{"copy", Builtin::Kind::python_function, copy}, {"deepcopy", Builtin::Kind::python_function, deepcopy}}};

} // namespace

Builtins copy_functions() noexcept { return copy_table; }

} // namespace rezdex::eval
