// Promise: see eval/dict_operators.h.
#include "eval/dict_operators.h"

#include "eval/compare.h"
#include "eval/iteration.h"
#include "eval/native.h"
#include "eval/sequence.h"
#include "eval/set.h"

namespace rezdex::eval {
namespace {

bool update_from_dict(Dict& dict, const Dict& other, Run& run) {
    if (&dict == &other) return true;
    if (!is_unasked(other, run)) return false;
    for (const Dict::Entry& entry : other.entries()) {
        if (!run.step() || dict.insert(*entry.key, entry.hash, *entry.value, run) == nullptr) return false;
    }
    return true;
}

bool update_from_pair(Dict& dict, Object& item, Run& run) {
    const Sequence* pair = collect(item, Type::list, run);
    if (pair == nullptr) return false;
    if (pair->size != 2) {
        run.raise("ValueError: dictionary update sequence element has another length than 2");
        return false;
    }
    return set_key(dict, *pair->items[0], *pair->items[1], run);
}

} // namespace

bool set_key(Dict& dict, Object& key, Object& value, Run& run) {
    const auto hashed = hash(key, run);
    return hashed && dict.insert(key, *hashed, value, run) != nullptr;
}

bool update_dict(Dict& dict, Object& other, Run& run) {
    if (other.type == Type::dict || other.type == Type::mapping)
        return update_from_dict(dict, as<Dict>(other), run);
    // A module, a class or an instance may have a member `keys`, which CPython would call.
    if (other.type > Type::iterator) {
        run.decline(Reason::unsupported_expression);
        return false;
    }
    Iteration items(other, run);
    while (Object* item = items.next()) {
        if (!update_from_pair(dict, *item, run)) return false;
    }
    return !run.failed();
}

bool update_dict_from(Dict& dict, const Arguments& arguments, Run& run) {
    if (arguments.positional.size() > 1) {
        run.raise("TypeError: expected at most 1 argument");
        return false;
    }
    if (!arguments.positional.empty() && !update_dict(dict, *arguments.positional[0], run)) return false;
    for (const Keyword& keyword : arguments.keywords) {
        Object* name = make_text(run.arena, Type::string, keyword.name);
        if (!set_key(dict, *name, *keyword.value, run)) return false;
    }
    return true;
}

Object* dict_or(Object& a, Object& b, Run& run) {
    if (!is_plain(a) || !is_plain(b)) return run.decline(Reason::live_object);
    if (a.type != Type::dict || b.type != Type::dict)
        return run.raise("TypeError: unsupported operand types for |");
    auto& left = as<Dict>(a);
    if (!run.step(left.size()) || !run.room(2 * sizeof(Dict::Entry) * left.size())) return nullptr;
    Dict* made = left.copy();
    return update_from_dict(*made, as<Dict>(b), run) ? made : nullptr;
}

Object* dict_or_in_place(Dict& a, Object& b, Run& run) { return update_dict(a, b, run) ? &a : nullptr; }

} // namespace rezdex::eval
