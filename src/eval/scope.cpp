// Promise: see eval/scope.h.
#include "eval/scope.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "eval/compare.h"

namespace rezdex::eval {
namespace {

// Attributes that a _Scope has of its own: reading one gives that, not a new child.
constexpr std::array<std::string_view, 26> own_attributes{"_MutableMapping__marker",
                                                          "_abc_impl",
                                                          "_create_child_attribute",
                                                          "_reparent",
                                                          "_update",
                                                          "clear",
                                                          "context",
                                                          "copy",
                                                          "data",
                                                          "format",
                                                          "format_expand",
                                                          "format_pretty",
                                                          "fromkeys",
                                                          "get",
                                                          "items",
                                                          "keys",
                                                          "locals",
                                                          "name",
                                                          "pending",
                                                          "pop",
                                                          "popitem",
                                                          "read_only",
                                                          "setdefault",
                                                          "to_dict",
                                                          "update",
                                                          "values"};

RecursiveAttribute* make_attribute(Run& run) {
    Dict* data = run.arena.make<Dict>(run.arena);
    return run.arena.make<RecursiveAttribute>(Object{Type::scope}, data);
}

// RecursiveAttribute._update: dicts become RecursiveAttributes, at every level.
bool update(RecursiveAttribute& attribute, const Dict& data, Run& run, std::uint32_t depth);

Object* as_attribute(Object& value, Run& run, std::uint32_t depth) {
    if (value.type != Type::dict) return &value;
    RecursiveAttribute* child = make_attribute(run);
    return update(*child, as<Dict>(value), run, depth + 1) ? child : nullptr;
}

bool update(RecursiveAttribute& attribute, const Dict& data, Run& run, std::uint32_t depth) {
    if (!run.within_depth(depth) || !run.step(data.size()) || !run.room(0)) return false;
    return std::ranges::all_of(data.entries(), [&](const Dict::Entry& entry) {
        Object* value = as_attribute(*entry.value, run, depth);
        if (value == nullptr) return false;
        Dict::Entry* added = attribute.data->insert(*entry.key, entry.hash, *value, run);
        if (added != nullptr) added->line = entry.line;
        return added != nullptr;
    });
}

Dict* as_dict(const RecursiveAttribute& attribute, Run& run, std::uint32_t depth) {
    if (!run.within_depth(depth) || !run.step(attribute.data->size()) || !run.room(0)) return nullptr;
    Dict* dict = attribute.data->copy();
    for (Dict::Entry& entry : dict->entries()) {
        if (entry.value->type == Type::scope)
            entry.value = as_dict(as<RecursiveAttribute>(*entry.value), run, depth + 1);
        if (entry.value == nullptr) return nullptr;
    }
    return dict;
}

// `v != old`, as __exit__ asks. A NaN differs from itself.
bool differs(const Object& value, const Object& old, Run& run) {
    if (&value != &old) return !equal(value, old, run);
    return value.type == Type::floating && std::isnan(as<Floating>(value).value);
}

} // namespace

RecursiveAttribute* ScopeContext::open(std::string_view name, Run& run) {
    path_.push_back(name);
    if (!run.step(known_.size() + 1)) return nullptr;
    const auto same = std::ranges::find(known_, path_, &Known::path);
    RecursiveAttribute* scope = same != known_.end() ? same->scope : make_attribute(run);
    if (same == known_.end()) known_.push_back({path_, scope});
    open_.push_back(scope);
    return scope;
}

bool ScopeContext::close(const Dict& before, const Dict& after, Run& run) {
    Dict updates(run.arena);
    for (const Dict::Entry& entry : after.entries()) {
        if (is_dunder(text_of(*entry.key)) || entry.value->type == Type::scope) continue;
        const Dict::Entry* old = before.find(text_of(*entry.key));
        if (old != nullptr && !differs(*entry.value, *old->value, run)) continue;
        Dict::Entry* added = updates.insert(*entry.key, entry.hash, *entry.value, run);
        if (added == nullptr || run.failed()) return false;
        added->line = entry.line;
    }
    RecursiveAttribute* scope = open_.back();
    if (!update(*scope, updates, run, 0)) return false;

    Dict* data = as_dict(*scope, run, 0);
    if (data == nullptr) return false;
    open_.pop_back();
    if (top_ == nullptr) top_ = make_attribute(run);
    RecursiveAttribute& parent = open_.empty() ? *top_ : *open_.back();
    Object* member = as_attribute(*data, run, 0);
    if (member == nullptr) return false;
    const bool bound = parent.data->bind(path_.back(), *member, run) != nullptr;
    path_.pop_back();
    return bound;
}

Dict* ScopeContext::to_dict(Run& run) const {
    if (top_ == nullptr) return nullptr;
    return as_dict(*top_, run, 0);
}

bool set_member(RecursiveAttribute& scope, std::span<const std::string_view> path, std::string_view name,
                Object& value, Run& run) {
    const auto unsure = [&] {
        run.decline(Reason::unsupported_expression);
        return false;
    };
    RecursiveAttribute* at = &scope;
    for (const std::string_view step : path) {
        if (is_dunder(step) || std::ranges::find(own_attributes, step) != own_attributes.end())
            return unsure();
        const Dict::Entry* entry = at->data->find(step);
        if (entry != nullptr && entry->value->type != Type::scope) return unsure();
        if (entry == nullptr) entry = at->data->bind(step, *make_attribute(run), run);
        if (entry == nullptr) return false;
        at = &as<RecursiveAttribute>(*entry->value);
    }
    if (is_dunder(name) || value.type == Type::scope) return unsure();
    return at->data->bind(name, value, run) != nullptr;
}

} // namespace rezdex::eval
