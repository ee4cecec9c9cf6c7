// Promise: see eval/interpreter.h: the module, bodies, and statements that hold no others.
#include <algorithm>
#include <array>

#include "eval/interpreter.h"
#include "eval/native.h"
#include "eval/protocol.h"
#include "eval/unknown.h"

namespace rezdex::eval {

using syntax::Kind;

namespace {

constexpr std::uint32_t max_nesting = 1'500; // as of expressions

// Whether the module's own code annotates a name: then its globals hold `__annotations__` from the start.
bool annotates(syntax::Stmts body) {
    return std::ranges::any_of(body, [](const syntax::Stmt* node) {
        switch (node->kind) {
        case Kind::ann_assign: return true;
        case Kind::if_:
            return annotates(node->as<syntax::If>()->body) || annotates(node->as<syntax::If>()->orelse);
        case Kind::for_:
            return annotates(node->as<syntax::For>()->body) || annotates(node->as<syntax::For>()->orelse);
        case Kind::while_:
            return annotates(node->as<syntax::While>()->body) || annotates(node->as<syntax::While>()->orelse);
        case Kind::with: return annotates(node->as<syntax::With>()->body);
        case Kind::try_: {
            const auto& block = *node->as<syntax::Try>();
            return annotates(block.body) || annotates(block.orelse) || annotates(block.finalbody) ||
                   std::ranges::any_of(block.handlers, [](const syntax::ExceptHandler& handler) {
                       return annotates(handler.body);
                   });
        }
        default: return false;
        }
    });
}

const std::string_view* docstring(syntax::Stmts body) noexcept {
    if (body.empty() || body.front()->kind != Kind::expr) return nullptr;
    const syntax::Expr& value = *body.front()->as<syntax::ExprStmt>()->value;
    if (value.kind != Kind::constant) return nullptr;
    const auto& constant = *value.as<syntax::Constant>();
    return constant.constant == syntax::ConstantKind::string ? &constant.text : nullptr;
}

// From Python 3.13 on a docstring has blanks for tabs, and its lines lose those that all of them begin with.
bool same_in_each_version(std::string_view docstring) noexcept {
    return !docstring.starts_with(' ') && docstring.find('\t') == std::string_view::npos &&
           docstring.find("\n ") == std::string_view::npos;
}

struct InjectedName {
    Text name;
    Live value;
};

// In the order of rez/serialise.py:_load_py; exec() adds __builtins__. Nothing ever writes to them, so all
// definitions share them.
constinit std::array injected_names = std::to_array<InjectedName>({
    {{{Type::string}, "scope"}, {{Type::live}, Injected::scope}},
    {{{Type::string}, "early"}, {{Type::live}, Injected::early}},
    {{{Type::string}, "late"}, {{Type::live}, Injected::late}},
    {{{Type::string}, "include"}, {{Type::live}, Injected::include}},
    {{{Type::string}, "ModifyList"}, {{Type::live}, Injected::modify_list}},
    {{{Type::string}, "InvalidPackageError"}, {{Type::live}, Injected::invalid_package_error}},
    {{{Type::string}, "__builtins__"}, {{Type::live}, Injected::none}},
});

std::array<std::uint64_t, injected_names.size()> injected_hashes() {
    std::array<std::uint64_t, injected_names.size()> hashes{};
    std::ranges::transform(injected_names, hashes.begin(),
                           [](const InjectedName& each) { return hash_of(each.name.text); });
    return hashes;
}

} // namespace

Interpreter::Interpreter(Run& run)
    : run_(run),
      module_{Frame::Kind::module, run.arena.make<Dict>(run.arena), nullptr, nullptr, nullptr, nullptr, {}},
      frame_(&module_) {
    run.interpreter = this;
    module_.globals = module_.variables;
    stack_.reserve(32);
    static const auto hashes = injected_hashes();
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        InjectedName& each = injected_names[i];
        (void)globals().insert(each.name, hashes[i], each.value, run); // has room
    }
}

bool Interpreter::execute(const syntax::Module& module) {
    if (annotates(module.body)) {
        Object* annotations = run_.arena.make<Live>(Object{Type::live}, Injected::none);
        if (globals().bind("__annotations__", *annotations, run_) == nullptr) return false;
    }
    return bind_docstring(module.body) && execute(module.body) == Flow::next;
}

bool Interpreter::bind_docstring(syntax::Stmts body) {
    const std::string_view* text = docstring(body);
    if (text == nullptr) return true;
    Object* bound =
        same_in_each_version(*text) ? make_text(run_.arena, Type::string, *text) : make_unknown(run_);
    return globals().bind("__doc__", *bound, run_) != nullptr;
}

void Interpreter::finish() {
    if (unfinished_ == 0) return;
    doubt(run_, Reason::unsupported_statement);
    run_.decline(Reason::unsupported_statement, "a generator is left inside of a try");
}

Interpreter::Flow Interpreter::execute(syntax::Stmts body) {
    if (++depth_ > max_nesting) run_.decline(Reason::limit_nesting);
    Flow result = run_.failed() ? Flow::failed : Flow::next;
    for (auto at = body.begin(); result == Flow::next && at != body.end(); ++at) {
        run_.line = (*at)->line;
        result = !run_.step() || !run_.room(0) ? Flow::failed
                 : (*at)->kind == Kind::if_    ? if_(*(*at)->as<syntax::If>(), {at + 1, body.end()})
                                               : execute(**at);
    }
    --depth_;
    return result;
}

Interpreter::Flow Interpreter::execute(const syntax::Stmt& statement) {
    switch (statement.kind) {
    case Kind::for_: return for_(*statement.as<syntax::For>());
    case Kind::while_: return while_(*statement.as<syntax::While>());
    case Kind::try_: return try_(*statement.as<syntax::Try>());
    case Kind::with: return with(*statement.as<syntax::With>(), statement.as<syntax::With>()->items);
    case Kind::break_: return Flow::break_;
    case Kind::continue_: return Flow::continue_;
    case Kind::return_: {
        const syntax::Expr* value = statement.as<syntax::Return>()->value;
        returned_ = value == nullptr ? &none_object : evaluate(*value);
        return returned_ == nullptr ? Flow::failed : Flow::return_;
    }
    case Kind::pass:
    case Kind::global:
    case Kind::nonlocal: return Flow::next; // eval/bindings.h has looked at them
    default: return simple(statement) ? Flow::next : Flow::failed;
    }
}

bool Interpreter::simple(const syntax::Stmt& statement) {
    switch (statement.kind) {
    case Kind::assign: return assign(*statement.as<syntax::Assign>());
    case Kind::ann_assign: return ann_assign(*statement.as<syntax::AnnAssign>());
    case Kind::aug_assign: return aug_assign(*statement.as<syntax::AugAssign>());
    case Kind::expr: return evaluate(*statement.as<syntax::ExprStmt>()->value) != nullptr;
    case Kind::function_def:
    case Kind::async_function_def: return function_def(*statement.as<syntax::FunctionDef>());
    case Kind::class_def: return class_def(*statement.as<syntax::ClassDef>());
    case Kind::import: return import(*statement.as<syntax::Import>());
    case Kind::import_from: return import_from(*statement.as<syntax::ImportFrom>());
    case Kind::raise: return raise(*statement.as<syntax::Raise>());
    case Kind::assert_: return assert_(*statement.as<syntax::Assert>());
    case Kind::delete_:
        return std::ranges::all_of(statement.as<syntax::Delete>()->targets,
                                   [this](const syntax::Expr* target) { return delete_(*target); });
    default: return decline(statement, Reason::unsupported_statement) != nullptr;
    }
}

bool Interpreter::raise_object(Object& raised, const syntax::Node& node) {
    run_.line = node.line;
    Exception* exception = exception_of(raised, run_);
    if (exception != nullptr) run_.raise(*exception, describe(*exception, run_.arena));
    return false;
}

bool Interpreter::raise(const syntax::Raise& node) {
    if (node.exc == nullptr) {
        if (!handled_.empty()) return raise_object(*handled_.back(), node);
        run_.raise("RuntimeError: No active exception to reraise");
        return false;
    }
    Object* raised = evaluate(*node.exc);
    if (raised == nullptr || (node.cause != nullptr && evaluate(*node.cause) == nullptr)) return false;
    return raise_object(*raised, node);
}

bool Interpreter::assert_(const syntax::Assert& node) {
    Object* test = evaluate(*node.test);
    if (test == nullptr) return false;
    run_.line = node.line;
    const auto holds = truth(*test, run_);
    if (!holds || *holds) return holds.has_value();
    Object* message = node.msg == nullptr ? nullptr : evaluate(*node.msg);
    if (run_.failed()) return false;
    const auto* type = exception_type("AssertionError");
    Object* const argument[]{message};
    Object* exception = make_exception(*type, {argument, message == nullptr ? 0U : 1U}, run_);
    return raise_object(*exception, node);
}

} // namespace rezdex::eval
