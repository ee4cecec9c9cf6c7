// Promise: see eval/interpreter.h: def, lambda, class, decorators and import.
#include <algorithm>

#include "eval/class.h"
#include "eval/import.h"
#include "eval/interpreter.h"
#include "eval/methods.h"

namespace rezdex::eval {

// Defaults are evaluated now, in the order of CPython: those of positional parameters first.
Function* Interpreter::make_function(const syntax::Node& node, std::string_view name,
                                     const syntax::Arguments& arguments) {
    std::vector<Object*> defaults, kw_defaults;
    for (const syntax::Expr* value : arguments.defaults) {
        defaults.push_back(evaluate(*value));
        if (defaults.back() == nullptr) return nullptr;
    }
    for (const syntax::Expr* value : arguments.kw_defaults) {
        kw_defaults.push_back(value == nullptr ? nullptr : evaluate(*value));
        if (value != nullptr && kw_defaults.back() == nullptr) return nullptr;
    }
    // What a class body binds is not seen by the functions in it.
    Frame* enclosing = frame_->kind == Frame::Kind::function || frame_->kind == Frame::Kind::comprehension
                           ? frame_
                           : frame_->enclosing;
    return run_.arena.make<Function>(Object{Type::function}, &node, name, false, false,
                                     std::span<const Decorator>(), nullptr, frame_->globals, enclosing,
                                     run_.arena.copy(std::span<Object* const>(defaults)),
                                     run_.arena.copy(std::span<Object* const>(kw_defaults)));
}

Object* Interpreter::lambda(const syntax::Lambda& node) {
    return make_function(node, "<lambda>", *node.args);
}

bool Interpreter::evaluate_decorators(syntax::Exprs nodes, std::vector<Object*>& to) {
    return std::ranges::all_of(nodes, [&](const syntax::Expr* node) {
        to.push_back(evaluate(*node));
        return to.back() != nullptr;
    });
}

// The lowest one is applied first.
Object* Interpreter::decorate(std::span<Object* const> decorators, Object& made) {
    Object* value = &made;
    for (std::size_t i = decorators.size(); i-- > 0 && value != nullptr;) {
        Object* const argument[]{value};
        value = eval::call(*decorators[i], {argument, {}}, run_);
    }
    return value;
}

bool Interpreter::function_def(const syntax::FunctionDef& node) {
    std::vector<Object*> decorators;
    if (!evaluate_decorators(node.decorators, decorators)) return false;
    Object* made = make_function(node, node.name, *node.args);
    if (made == nullptr) return false;
    run_.line = node.line;
    made = decorate(decorators, *made);
    return made != nullptr && bind(node.name, *made, node);
}

bool Interpreter::class_def(const syntax::ClassDef& node) {
    has_class_ = true;
    std::vector<Object*> decorators;
    if (!evaluate_decorators(node.decorators, decorators)) return false;
    const auto unknown = [&] { return decline(node, Reason::unsupported_statement, "a class of this kind"); };
    if (!node.keywords.empty() || node.bases.size() > 1) return unknown() != nullptr;
    Object* base = nullptr;
    if (!node.bases.empty()) {
        base = evaluate(*node.bases[0]);
        if (base == nullptr) return false;
        if (is_object_type(*base)) base = nullptr;
        if (base != nullptr && base->type != Type::class_ &&
            !(base->type == Type::builtin && as<Builtin>(*base).of == Type::exception)) {
            return unknown() != nullptr;
        }
    }
    Frame* around = frame_;
    auto* members = run_.arena.make<Dict>(run_.arena);
    Frame* enclosing = around->kind == Frame::Kind::function || around->kind == Frame::Kind::comprehension
                           ? around
                           : around->enclosing;
    const Bindings* bindings = eval::bindings_of(node, run_.arena);
    if (bindings->too_many()) return decline(node, Reason::limit_steps, "the names of a class") != nullptr;
    frame_ =
        run_.arena.make<Frame>(Frame::Kind::class_, members, around->globals, bindings, enclosing, nullptr);
    const Flow result = execute(node.body);
    frame_ = around;
    if (result != Flow::next) return false;
    Object* made = run_.arena.make<Class>(Object{Type::class_}, node.name, base, members);
    run_.line = node.line;
    made = decorate(decorators, *made);
    return made != nullptr && bind(node.name, *made, node);
}

bool Interpreter::import(const syntax::Import& node) {
    return std::ranges::all_of(node.names, [&](const syntax::Alias& alias) {
        run_.line = alias.line;
        Object* module = import_module(alias, run_);
        const std::string_view first = alias.name.substr(0, alias.name.find('.'));
        return module != nullptr && bind(alias.asname.empty() ? first : alias.asname, *module, node);
    });
}

bool Interpreter::import_from(const syntax::ImportFrom& node) {
    return std::ranges::all_of(node.names, [&](const syntax::Alias& alias) {
        run_.line = alias.line;
        Object* value = import_name(node, alias, run_);
        return value != nullptr && bind(alias.asname.empty() ? alias.name : alias.asname, *value, node);
    });
}

} // namespace rezdex::eval
