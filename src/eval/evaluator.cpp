// Promise: see eval/evaluator.h.
#include "eval/evaluator.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <vector>

#include "eval/expressions.h"
#include "eval/functions.h"
#include "eval/import.h"
#include "eval/protocol.h"
#include "eval/scope.h"

namespace rezdex::eval {
namespace {

using syntax::Kind;

// Names that Python or rez look at by themselves when they find them in globals.
constexpr std::array<std::string_view, 10> harmless_dunders{
    "__all__",  "__author__", "__authors__", "__copyright__", "__credits__",
    "__date__", "__email__",  "__license__", "__status__",    "__version__"};

class Evaluator {
  public:
    explicit Evaluator(Run& run)
        : run_(run), globals_(*run.arena.make<Dict>(run.arena)), expressions_(globals_, run) {
        inject("scope", Injected::scope);
        inject("early", Injected::early);
        inject("late", Injected::late);
        inject("include", Injected::include);
        inject("ModifyList", Injected::modify_list);
        inject("InvalidPackageError", Injected::invalid_package_error);
    }

    bool execute(syntax::Stmts body) {
        return std::ranges::all_of(body, [this](const syntax::Stmt* statement) {
            run_.line = statement->line;
            return run_.step() && run_.room(0) && execute(*statement);
        });
    }

    Evaluated result() {
        Dict* scope_data = scopes_.to_dict(run_);
        return run_.failed() ? Evaluated{} : Evaluated{&globals_, scope_data};
    }

  private:
    void inject(std::string_view name, Injected what) {
        globals_.bind(name, *run_.arena.make<Live>(Object{Type::live}, what), run_);
    }

    bool decline(const syntax::Node& node, Reason reason) {
        run_.line = node.line;
        run_.decline(reason);
        return false;
    }

    bool execute(const syntax::Stmt& statement) {
        switch (statement.kind) {
        case Kind::assign: return assign(*statement.as<syntax::Assign>());
        case Kind::ann_assign: return ann_assign(*statement.as<syntax::AnnAssign>());
        case Kind::aug_assign: return aug_assign(*statement.as<syntax::AugAssign>());
        case Kind::expr: return expressions_.evaluate(*statement.as<syntax::ExprStmt>()->value) != nullptr;
        case Kind::function_def: return function_def(*statement.as<syntax::FunctionDef>());
        case Kind::with: return with(*statement.as<syntax::With>());
        case Kind::import: return import_modules(*statement.as<syntax::Import>(), globals_, run_);
        case Kind::import_from: return import_from(*statement.as<syntax::ImportFrom>(), globals_, run_);
        case Kind::pass:
        case Kind::global: return true; // at module level, `global x` changes nothing
        default: return decline(statement, Reason::unsupported_statement);
        }
    }

    bool bind(std::string_view name, Object& value, const syntax::Node& node) {
        if (is_dunder(name) && std::ranges::find(harmless_dunders, name) == harmless_dunders.end()) {
            return decline(node, Reason::unsupported_statement);
        }
        run_.line = node.line;
        return globals_.bind(name, value, run_) != nullptr;
    }

    bool assign(const syntax::Assign& node) {
        Object* value = expressions_.evaluate(*node.value);
        return value != nullptr && std::ranges::all_of(node.targets, [&](const syntax::Expr* target) {
                   return assign_to(*target, *value);
               });
    }

    bool assign_to(const syntax::Expr& target, Object& value) {
        switch (target.kind) {
        case Kind::name: return bind(target.as<syntax::Name>()->id, value, target);
        case Kind::list: return unpack(target.as<syntax::List>()->elts, value, target);
        case Kind::tuple: return unpack(target.as<syntax::Tuple>()->elts, value, target);
        case Kind::attribute: return assign_member(*target.as<syntax::Attribute>(), value);
        default: return decline(target, Reason::unsupported_statement);
        }
    }

    bool unpack(syntax::Exprs targets, Object& value, const syntax::Node& node) {
        const auto starred = [](const syntax::Expr* target) { return target->kind == Kind::starred; };
        if ((value.type != Type::list && value.type != Type::tuple) ||
            std::ranges::any_of(targets, starred)) {
            return decline(node, Reason::unsupported_statement);
        }
        if (as<Sequence>(value).size != targets.size()) {
            run_.line = node.line;
            run_.raise("ValueError: the wrong number of values to unpack");
            return false;
        }
        const std::vector<Object*> items(as<Sequence>(value).span().begin(),
                                         as<Sequence>(value).span().end());
        for (std::size_t i = 0; i < targets.size(); ++i) {
            if (!assign_to(*targets[i], *items[i])) return false;
        }
        return true;
    }

    // scope.a.b = value
    bool assign_member(const syntax::Attribute& target, Object& value) {
        std::vector<std::string_view> path;
        const syntax::Expr* at = target.value;
        for (; at->kind == Kind::attribute; at = at->as<syntax::Attribute>()->value) {
            path.push_back(at->as<syntax::Attribute>()->attr);
        }
        std::ranges::reverse(path);
        if (at->kind != Kind::name) return decline(target, Reason::unsupported_statement);
        Object* scope = expressions_.evaluate(*at);
        if (scope == nullptr) return false;
        if (scope->type != Type::scope) return decline(target, Reason::unsupported_statement);
        run_.line = target.line;
        return set_member(as<RecursiveAttribute>(*scope), path, target.attr, value, run_);
    }

    // The annotation itself is never evaluated: rez's own `from __future__ import annotations` is inherited.
    bool ann_assign(const syntax::AnnAssign& node) {
        if (node.target->kind != Kind::name) return decline(node, Reason::unsupported_statement);
        if (node.value == nullptr) return true;
        Object* value = expressions_.evaluate(*node.value);
        return value != nullptr && assign_to(*node.target, *value);
    }

    bool aug_assign(const syntax::AugAssign& node) {
        if (node.target->kind != Kind::name) return decline(node, Reason::unsupported_statement);
        Object* old = expressions_.evaluate(*node.target);
        Object* by = old == nullptr ? nullptr : expressions_.evaluate(*node.value);
        if (by == nullptr) return false;
        run_.line = node.line;
        Object* value = in_place(node.op, *old, *by, run_);
        return value != nullptr && assign_to(*node.target, *value);
    }

    bool function_def(const syntax::FunctionDef& node) {
        Function* function = define_function(node, globals_, expressions_, run_);
        return function != nullptr && bind(node.name, *function, node);
    }

    // Several items are nested `with` statements.
    bool with(const syntax::With& node) { return with_items(node, node.items); }

    bool with_items(const syntax::With& node, std::span<const syntax::WithItem> items) {
        if (items.empty()) return execute(node.body);
        const auto name = scope_name(*items.front().context_expr);
        if (!name) return decline(node, Reason::unsupported_statement);
        RecursiveAttribute* scope = scopes_.open(*name, run_);
        if (scope == nullptr || !run_.step(globals_.size()) || !run_.room(0)) return false;
        const Dict* before = globals_.copy();
        const syntax::Expr* target = items.front().optional_vars;
        if (target != nullptr && !assign_to(*target, *scope)) return false;
        if (!with_items(node, items.subspan(1)) || !scopes_.close(*before, globals_, run_)) return false;
        globals_ = *before;
        return true;
    }

    // The name in `scope("name")`.
    std::optional<std::string_view> scope_name(const syntax::Expr& expression) const {
        if (expression.kind != Kind::call) return std::nullopt;
        const auto& call = *expression.as<syntax::Call>();
        if (injected(*call.func, globals_) != Injected::scope || call.args.size() != 1 ||
            !call.keywords.empty() || call.args[0]->kind != Kind::constant) {
            return std::nullopt;
        }
        const auto& name = *call.args[0]->as<syntax::Constant>();
        if (name.constant != syntax::ConstantKind::string) return std::nullopt;
        return name.text;
    }

    Run& run_;
    Dict& globals_;
    Expressions expressions_;
    ScopeContext scopes_;
};

} // namespace

Evaluated evaluate(const syntax::Module& module, Run& run) {
    Evaluator evaluator(run);
    if (!evaluator.execute(module.body)) return {};
    return evaluator.result();
}

} // namespace rezdex::eval
