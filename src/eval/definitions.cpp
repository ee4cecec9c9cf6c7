// Promise: see eval/interpreter.h: def, lambda, class, decorators and import.
#include <algorithm>
#include <array>

#include "eval/class.h"
#include "eval/descriptor.h"
#include "eval/import.h"
#include "eval/interpreter.h"
#include "eval/methods.h"
#include "syntax/parse.h"

namespace rezdex::eval {
namespace {

// Of the frame between a class and its methods, which holds what super() looks for.
constexpr std::array<std::string_view, 1> cell_names{"__class__"};
constexpr Bindings cell_bindings{cell_names, {}, {}, {}, {}, {}};

} // namespace

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
                       : frame_->kind == Frame::Kind::class_ ? frame_->around
                                                             : frame_->enclosing;
    return run_.arena.make<Function>(
        Object{Type::function}, &node, name, false, false, std::span<const Decorator>(), nullptr,
        frame_->globals, enclosing, run_.arena.copy(std::span<Object* const>(defaults)),
        run_.arena.copy(std::span<Object* const>(kw_defaults)), frame_->private_class);
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

Object* Interpreter::define(std::string_view text, Dict& names) {
    const syntax::Parsed parsed = syntax::parse(run_.arena.copy(text), run_.arena);
    if (parsed.verdict != syntax::Verdict::accepted) return run_.decline(Reason::unsupported_call);
    const auto& node = *parsed.module->body.front()->as<syntax::FunctionDef>();
    std::vector<std::string_view> local;
    for (const Dict::Entry& entry : names.entries()) local.push_back(text_of(*entry.key));
    std::ranges::sort(local);
    const auto own = run_.arena.copy(std::span<const std::string_view>(local));
    auto* bindings = run_.arena.make<Bindings>(own, Bindings::Names(), Bindings::Names(), Bindings::Names(),
                                               std::span<const syntax::Node* const>(), std::string_view());
    Frame* around = frame_;
    frame_ = run_.arena.make<Frame>(Frame::Kind::function, &names, run_.arena.make<Dict>(run_.arena),
                                    bindings, nullptr, nullptr, std::string_view());
    Object* made = make_function(node, node.name, *node.args);
    frame_ = around;
    return made;
}

bool Interpreter::class_def(const syntax::ClassDef& node) {
    has_class_ = true;
    std::vector<Object*> decorators, bases;
    if (!evaluate_decorators(node.decorators, decorators) || !positional(node.bases, bases)) return false;
    if (!node.keywords.empty())
        return decline(node, Reason::unsupported_statement, "a class of this kind") != nullptr;
    Frame* enclosing = frame_->kind == Frame::Kind::function || frame_->kind == Frame::Kind::comprehension
                           ? frame_
                           : frame_->enclosing;
    Frame& cell =
        *run_.arena.make<Frame>(Frame::Kind::function, run_.arena.make<Dict>(run_.arena), frame_->globals,
                                &cell_bindings, enclosing, nullptr, std::string_view());
    auto* members = run_.arena.make<Dict>(run_.arena);
    if (!execute_class(node, cell, *members)) return false;
    run_.line = node.line;
    Class* own = make_class(node.name, bases, *members, run_);
    Object* made = own;
    if (own != nullptr) own->is_global = frame_->kind == Frame::Kind::module;
    if (made == nullptr || cell.variables->bind("__class__", *made, run_) == nullptr) return false;
    made = decorate(decorators, *made);
    return made != nullptr && bind(node.name, *made, node);
}

// The class body, whose names become members.
bool Interpreter::execute_class(const syntax::ClassDef& node, Frame& cell, Dict& members) {
    Frame* around = frame_;
    frame_ = run_.arena.make<Frame>(Frame::Kind::class_, &members, around->globals,
                                    eval::bindings_of(node, run_.arena), cell.enclosing, &cell,
                                    private_class(node.name));
    const Flow result = execute(node.body);
    frame_ = around;
    return result == Flow::next;
}

// super() without arguments: of the class around, and the first parameter of the function that runs.
Object* Interpreter::own_super(const syntax::Node& node) {
    const auto unsure = [&] { return decline(node, Reason::unsupported_call, "super"); };
    if (frame_->kind != Frame::Kind::function || frame_->bindings->first_parameter.empty() ||
        Bindings::contains(frame_->bindings->local, "__class__"))
        return unsure();
    const Frame* cell = frame_->enclosing;
    while (cell != nullptr && !Bindings::contains(cell->bindings->local, "__class__")) cell = cell->enclosing;
    if (cell == nullptr || cell->bindings != &cell_bindings) return unsure();
    const Dict::Entry* own = cell->variables->find("__class__");
    const Dict::Entry* self = frame_->variables->find(frame_->bindings->first_parameter);
    if (own == nullptr || self == nullptr) return unsure();
    return make_super(*own->value, *self->value, run_);
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
