// Promise: see eval/interpreter.h: assignment to names, members, items and slices, and del.
#include <algorithm>
#include <vector>

#include "eval/class.h"
#include "eval/functions.h"
#include "eval/interpreter.h"
#include "eval/iteration.h"
#include "eval/protocol.h"

namespace rezdex::eval {

using syntax::Kind;

bool Interpreter::assign(const syntax::Assign& node) {
    Object* value = evaluate(*node.value);
    return value != nullptr && std::ranges::all_of(node.targets, [&](const syntax::Expr* target) {
               return assign_to(*target, *value);
           });
}

bool Interpreter::assign_to(const syntax::Expr& target, Object& value) {
    switch (target.kind) {
    case Kind::name: return bind(target.as<syntax::Name>()->id, value, target);
    case Kind::list: return unpack(target.as<syntax::List>()->elts, value, target);
    case Kind::tuple: return unpack(target.as<syntax::Tuple>()->elts, value, target);
    case Kind::attribute: {
        const auto& node = *target.as<syntax::Attribute>();
        Object* object = evaluate(*node.value);
        return object != nullptr && set_attribute(*object, node.attr, value, node);
    }
    case Kind::subscript: {
        const auto& node = *target.as<syntax::Subscript>();
        Object* container = evaluate(*node.value);
        if (container == nullptr) return false;
        struct Slice part;
        if (node.slice->kind == Kind::slice) {
            if (!slice(*node.slice->as<syntax::Slice>(), part)) return false;
            run_.line = node.line;
            return set_slice(*container, part, value, run_);
        }
        Object* index = evaluate(*node.slice);
        run_.line = node.line;
        return index != nullptr && set_item(*container, *index, value, run_);
    }
    default: return decline(target, Reason::unsupported_statement) != nullptr;
    }
}

bool Interpreter::unpack(syntax::Exprs targets, Object& value, const syntax::Node& node) {
    run_.line = node.line;
    const auto star = std::ranges::find(targets, Kind::starred, &syntax::Expr::kind);
    const bool starred = star != targets.end();
    const std::size_t least = targets.size() - (starred ? 1 : 0);
    std::vector<Object*> items;
    Iteration iteration(value, run_);
    while (starred || items.size() <= targets.size()) { // one more than fit tells that there are too many
        Object* item = iteration.next();
        if (item == nullptr) break;
        items.push_back(item);
    }
    if (run_.failed()) return false;
    if (items.size() < least || (!starred && items.size() > least)) {
        run_.raise("ValueError: the wrong number of values to unpack");
        return false;
    }
    const auto before = static_cast<std::size_t>(star - targets.begin());
    for (std::size_t i = 0; i < targets.size(); ++i) {
        if (i == before) {
            const auto middle = std::span(items).subspan(before, items.size() - least);
            Object* rest = make_sequence(run_.arena, Type::list, middle);
            if (!assign_to(*targets[i]->as<syntax::Starred>()->value, *rest)) return false;
            continue;
        }
        if (!assign_to(*targets[i], *items[i < before ? i : items.size() - targets.size() + i])) return false;
    }
    return true;
}

// In a class body, names that are annotated, in their order: what a dataclass is made from.
bool Interpreter::note_annotation(const syntax::AnnAssign& node) {
    if (frame_->kind != Frame::Kind::class_ || !node.simple) return true;
    Dict& members = *frame_->variables;
    const Dict::Entry* entry = members.find("__annotations__");
    Dict* all = entry != nullptr ? &as<Dict>(*entry->value) : run_.arena.make<Dict>(run_.arena);
    if (entry == nullptr && members.bind("__annotations__", *all, run_) == nullptr) return false;
    Object* annotation = run_.arena.make<Live>(Object{Type::live}, Injected::none);
    return all->bind(own_name(node.target->as<syntax::Name>()->id), *annotation, run_) != nullptr;
}

// The annotation itself is never evaluated: rez's own `from __future__ import annotations` is inherited.
bool Interpreter::ann_assign(const syntax::AnnAssign& node) {
    if (!note_annotation(node)) return false;
    if (node.value != nullptr) {
        Object* value = evaluate(*node.value);
        return value != nullptr && assign_to(*node.target, *value);
    }
    switch (node.target->kind) {
    case Kind::attribute: return evaluate(*node.target->as<syntax::Attribute>()->value) != nullptr;
    case Kind::subscript: return decline(node, Reason::unsupported_statement) != nullptr;
    default: return true;
    }
}

bool Interpreter::aug_assign(const syntax::AugAssign& node) {
    const auto changed = [&](Object* old) -> Object* {
        Object* by = old == nullptr ? nullptr : evaluate(*node.value);
        if (by == nullptr) return nullptr;
        run_.line = node.line;
        return in_place(node.op, *old, *by, run_);
    };
    if (node.target->kind == Kind::name) {
        Object* value = changed(name(*node.target->as<syntax::Name>()));
        return value != nullptr && bind(node.target->as<syntax::Name>()->id, *value, node);
    }
    if (node.target->kind == Kind::attribute) {
        const auto& target = *node.target->as<syntax::Attribute>();
        Object* object = evaluate(*target.value);
        if (object == nullptr) return false;
        run_.line = target.line;
        Object* value = changed(get_attribute(*object, own_name(target.attr), run_));
        return value != nullptr && set_attribute(*object, target.attr, *value, target);
    }
    const auto& target = *node.target->as<syntax::Subscript>();
    if (target.slice->kind == Kind::slice) return decline(node, Reason::unsupported_statement) != nullptr;
    Object* container = evaluate(*target.value);
    Object* index = container == nullptr ? nullptr : evaluate(*target.slice);
    if (index == nullptr) return false;
    run_.line = target.line;
    Object* value = changed(get_item(*container, *index, run_));
    return value != nullptr && set_item(*container, *index, *value, run_);
}

bool Interpreter::delete_(const syntax::Expr& target) {
    switch (target.kind) {
    case Kind::name: return unbind(target.as<syntax::Name>()->id, target);
    case Kind::list:
        return std::ranges::all_of(target.as<syntax::List>()->elts,
                                   [this](const syntax::Expr* each) { return delete_(*each); });
    case Kind::tuple:
        return std::ranges::all_of(target.as<syntax::Tuple>()->elts,
                                   [this](const syntax::Expr* each) { return delete_(*each); });
    case Kind::subscript: {
        const auto& node = *target.as<syntax::Subscript>();
        Object* container = evaluate(*node.value);
        if (container == nullptr) return false;
        struct Slice part;
        if (node.slice->kind == Kind::slice) {
            if (!slice(*node.slice->as<syntax::Slice>(), part)) return false;
            run_.line = node.line;
            return delete_slice(*container, part, run_);
        }
        Object* index = evaluate(*node.slice);
        run_.line = node.line;
        return index != nullptr && delete_item(*container, *index, run_);
    }
    case Kind::attribute: return delete_attribute(*target.as<syntax::Attribute>());
    default: return decline(target, Reason::unsupported_statement) != nullptr;
    }
}

bool Interpreter::set_attribute(Object& object, std::string_view written, Object& value,
                                const syntax::Node& node) {
    const std::string_view name = own_name(written);
    run_.line = node.line;
    if (object.type == Type::function) return set_function_attribute(as<Function>(object), name, value, run_);
    if (class_of(object) != nullptr) return set_attribute_of(object, name, value, run_);
    if (!is_dunder(name)) {
        if (object.type == Type::scope)
            return eval::set_attribute(as<RecursiveAttribute>(object), name, value, run_);
        if (object.type == Type::class_) return as<Class>(object).members->bind(name, value, run_) != nullptr;
    }
    return decline(node, Reason::unsupported_statement, "an attribute of such an object") != nullptr;
}

bool Interpreter::delete_attribute(const syntax::Attribute& target) {
    Object* object = evaluate(*target.value);
    if (object == nullptr) return false;
    const std::string_view name = own_name(target.attr);
    run_.line = target.line;
    if (class_of(*object) != nullptr) return delete_attribute_of(*object, name, run_);
    if (object->type != Type::class_ || is_dunder(name))
        return decline(target, Reason::unsupported_statement) != nullptr;
    Dict& members = *as<Class>(*object).members;
    Dict::Entry* entry = members.find(name);
    if (entry == nullptr) run_.raise("AttributeError: the class has no such attribute");
    return entry != nullptr && members.erase(*entry, run_);
}

} // namespace rezdex::eval
