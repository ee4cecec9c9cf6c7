// Promise: see eval/scope.h.
#include "eval/scope.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "eval/compare.h"
#include "eval/native.h"

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
    return run.arena.make<RecursiveAttribute>(Object{Type::scope}, data, false, nullptr, std::string_view());
}

// RecursiveAttribute._update: dicts become RecursiveAttributes, at every level.
bool update(RecursiveAttribute& attribute, const Dict& data, Run& run, std::uint32_t depth);

Object* as_attribute(Object& value, Run& run, std::uint32_t depth) {
    if (value.type == Type::mapping)
        return run.decline(Reason::unsupported_expression, "such a dict in a scope");
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

bool unsure(Run& run) {
    run.decline(Reason::unsupported_expression, "what rez's scope object does here");
    return false;
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
    scope->named = true;
    if (same == known_.end()) known_.push_back({path_, scope});
    open_.push_back(scope);
    return scope;
}

bool ScopeContext::close(const RecursiveAttribute& closed, const Dict& before, const Dict& after, Run& run) {
    if (open_.empty() || open_.back() != &closed) return unsure(run);
    Dict updates(run.arena);
    for (const Dict::Entry& entry : after.entries()) {
        if (is_dunder(text_of(*entry.key))) continue;
        if (entry.value->type == Type::scope) {
            if (as<RecursiveAttribute>(*entry.value).named) continue;
            return unsure(run);
        }
        const Dict::Entry* old = before.find(text_of(*entry.key));
        if (old != nullptr && (has_special_methods(*entry.value) || has_special_methods(*old->value)))
            return unsure(run);
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
    const RecursiveAttribute* innermost = open_.empty() ? top_ : open_.back();
    return innermost == nullptr ? nullptr : as_dict(*innermost, run, 0);
}

Object* get_attribute(RecursiveAttribute& scope, std::string_view name, Run& run) {
    if (is_dunder(name) || std::ranges::find(own_attributes, name) != own_attributes.end()) {
        return run.decline(Reason::unsupported_expression, "a member of rez's scope object");
    }
    if (const Dict::Entry* entry = scope.data->find(name)) return entry->value;
    RecursiveAttribute* child = make_attribute(run);
    child->pending_parent = &scope;
    child->pending_name = name;
    return child;
}

bool set_scope_item(RecursiveAttribute& scope, std::string_view name, Object& value, Run& run) {
    if (is_dunder(name) || value.type == Type::scope) return unsure(run);
    return scope.data->bind(name, value, run) != nullptr;
}

bool set_attribute(RecursiveAttribute& scope, std::string_view name, Object& value, Run& run) {
    if (!set_scope_item(scope, name, value, run)) return false;
    // RecursiveAttribute._reparent: the outermost first.
    std::vector<RecursiveAttribute*> pending;
    for (RecursiveAttribute* at = &scope; at->pending_parent != nullptr; at = at->pending_parent)
        pending.push_back(at);
    for (std::size_t i = pending.size(); i-- > 0;) {
        RecursiveAttribute* parent = std::exchange(pending[i]->pending_parent, nullptr);
        if (parent->data->bind(pending[i]->pending_name, *pending[i], run) == nullptr) return false;
    }
    return true;
}

} // namespace rezdex::eval
