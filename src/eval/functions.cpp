// Promise: see eval/functions.h.
#include "eval/functions.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace rezdex::eval {
namespace {

constexpr std::array<std::string_view, 5> rex_functions{"commands", "post_commands", "pre_build_commands",
                                                        "pre_commands", "pre_test_commands"};

struct Applied {
    Injected what;
    Sequence* arguments; // of @include
};

// One decorator expression: `early()`, `late()` or `include("module", …)`.
std::optional<Applied> decorator(const syntax::Expr& expression, const Dict& globals,
                                 Expressions& expressions, Run& run) {
    const auto unknown = [&] {
        run.line = expression.line;
        run.decline(Reason::unsupported_expression, "a decorator that is not rez's");
        return std::nullopt;
    };
    if (expression.kind != syntax::Kind::call) return unknown();
    const auto& call = *expression.as<syntax::Call>();
    const Injected what = injected(*call.func, globals);
    if (!call.keywords.empty()) return unknown();
    if (what == Injected::early || what == Injected::late) {
        return call.args.empty() ? std::optional(Applied{what, nullptr}) : unknown();
    }
    if (what != Injected::include || call.args.empty()) return unknown();
    std::vector<Object*> arguments;
    for (const syntax::Expr* argument : call.args) {
        Object* value = expressions.evaluate(*argument);
        if (value == nullptr) return std::nullopt;
        arguments.push_back(value);
    }
    return Applied{what, make_sequence(run.arena, Type::list, arguments)};
}

// Applies the lowest decorator first. False after a failure.
bool apply(std::span<const Applied> decorators, Function& function, Run& run) {
    std::vector<Decorator> kept;
    for (std::size_t i = decorators.size(); i-- > 0;) {
        switch (decorators[i].what) {
        case Injected::early: function.early = true; break;
        case Injected::late:
            if (is_rex_function(function.name)) {
                run.raise("ValueError: @late cannot be used on this function");
                return false;
            }
            function.late = true;
            kept.push_back({"late", nullptr});
            break;
        default: kept.push_back({"include", decorators[i].arguments});
        }
    }
    function.decorators = run.arena.copy(std::span<const Decorator>(kept));
    return true;
}

} // namespace

bool is_rex_function(std::string_view name) noexcept {
    return std::ranges::find(rex_functions, name) != rex_functions.end();
}

Injected injected(const syntax::Expr& name, const Dict& globals) noexcept {
    if (name.kind != syntax::Kind::name) return Injected::none;
    const Dict::Entry* entry = globals.find(name.as<syntax::Name>()->id);
    if (entry == nullptr || entry->value->type != Type::live) return Injected::none;
    return as<Live>(*entry->value).injected;
}

Function* define_function(const syntax::FunctionDef& node, const Dict& globals, Expressions& expressions,
                          Run& run) {
    std::vector<Applied> decorators;
    for (const syntax::Expr* expression : node.decorators) {
        const auto applied = decorator(*expression, globals, expressions, run);
        if (!applied) return nullptr;
        decorators.push_back(*applied);
    }
    if (!expressions.evaluate_defaults(*node.args)) return nullptr;
    run.line = node.line;
    auto* function = run.arena.make<Function>(make_function(node, node.name));
    return apply(decorators, *function, run) ? function : nullptr;
}

} // namespace rezdex::eval
