// Promise: see eval/interpreter.h: lists, tuples, sets, dicts and f-strings as they are written.
#include <span>
#include <string>

#include "eval/compare.h"
#include "eval/interpreter.h"
#include "eval/iteration.h"
#include "eval/native.h"
#include "eval/protocol.h"
#include "eval/set.h"
#include "eval/special.h"

namespace rezdex::eval {

using syntax::Kind;

bool Interpreter::push(const syntax::Expr& element) {
    if (element.kind != Kind::starred) {
        Object* value = evaluate(element);
        if (value != nullptr) stack_.push_back(value);
        return value != nullptr;
    }
    Object* items = evaluate(*element.as<syntax::Starred>()->value);
    if (items == nullptr) return false;
    run_.line = element.line;
    Iteration iteration(*items, run_);
    if (!run_.failed() && !ask_length(*items, run_)) return false;
    while (Object* item = iteration.next()) stack_.push_back(item);
    return !run_.failed();
}

Object* Interpreter::sequence(syntax::Exprs elements, Type type) {
    const std::size_t base = stack_.size();
    for (const syntax::Expr* element : elements) {
        if (!push(*element)) return nullptr;
    }
    if (!run_.room((stack_.size() - base) * sizeof(Object*))) return nullptr;
    Sequence* made = make_sequence(run_.arena, type, std::span(stack_).subspan(base));
    stack_.resize(base);
    return made;
}

Object* Interpreter::set(const syntax::Set& node) {
    const std::size_t base = stack_.size();
    for (const syntax::Expr* element : node.elts) {
        if (!push(*element)) return nullptr;
    }
    run_.line = node.line;
    Dict* members = run_.arena.make<Dict>(run_.arena, Type::set);
    for (Object* item : std::span(stack_).subspan(base)) {
        if (!members->add(*item, run_)) return nullptr;
    }
    stack_.resize(base);
    return members;
}

// CPython evaluates up to 15 pairs before it makes the dict of them: a key that can't be one raises after
// them.
Object* Interpreter::dict(const syntax::Dict& node) {
    Dict* made = run_.arena.make<Dict>(run_.arena);
    const auto insert = [&](Object& key, Object& value) {
        const auto hashed = hash(key, run_);
        if (hashed) return made->insert(key, *hashed, value, run_) != nullptr;
        if (tries_ != 0 && node.keys.size() > 1) doubt(run_, Reason::unsupported_expression);
        return false;
    };
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
        Object* key = node.keys[i] == nullptr ? nullptr : evaluate(*node.keys[i]);
        if (node.keys[i] != nullptr && key == nullptr) return nullptr;
        Object* value = evaluate(*node.values[i]);
        if (value == nullptr) return nullptr;
        run_.line = node.values[i]->line;
        if (key != nullptr) {
            if (!insert(*key, *value)) return nullptr;
            continue;
        }
        if (value->type != Type::dict && value->type != Type::mapping)
            return decline(*node.values[i], Reason::unsupported_expression);
        if (!is_unasked(as<Dict>(*value), run_)) return nullptr;
        for (const Dict::Entry& entry : as<Dict>(*value).entries()) {
            if (!run_.step() || made->insert(*entry.key, entry.hash, *entry.value, run_) == nullptr)
                return nullptr;
        }
    }
    return made;
}

bool Interpreter::append_part(const syntax::Expr& part, std::string& to) {
    if (part.kind == Kind::constant) {
        to += part.as<syntax::Constant>()->text;
        return true;
    }
    const auto& field = *part.as<syntax::FormattedValue>();
    Object* value = evaluate(*field.value);
    if (value == nullptr) return false;
    std::string spec;
    if (field.format_spec != nullptr) {
        for (const syntax::Expr* each : field.format_spec->as<syntax::JoinedStr>()->values) {
            if (!append_part(*each, spec)) return false;
        }
    }
    run_.line = field.line;
    if (field.conversion == 0) return append_format(*value, spec, to, run_);
    std::string converted;
    const bool done = field.conversion == 's'   ? append_str(*value, converted, run_)
                      : field.conversion == 'r' ? append_repr(*value, converted, run_)
                                                : append_ascii(*value, converted, run_);
    if (!done) return false;
    const Text text{{Type::string}, converted};
    return append_format(text, spec, to, run_);
}

Object* Interpreter::joined_str(const syntax::JoinedStr& node) {
    std::string text;
    for (const syntax::Expr* part : node.values) {
        if (!append_part(*part, text) || !run_.step() || !run_.room(text.size())) return nullptr;
    }
    return make_text(run_.arena, Type::string, run_.arena.copy(std::string_view(text)));
}

} // namespace rezdex::eval
