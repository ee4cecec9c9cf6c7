// Promise: see eval/functions.h.
#include "eval/functions.h"

#include <algorithm>
#include <array>

#include "eval/dict.h"
#include "syntax/tree.h"

namespace rezdex::eval {
namespace {

using syntax::Kind;

constexpr std::array<std::string_view, 5> rex_functions{"commands", "post_commands", "pre_build_commands",
                                                        "pre_commands", "pre_test_commands"};

// Those by which rez's decorators mark a function (rez/utils/sourcecode.py).
constexpr std::array<std::string_view, 3> marks{"_decorators", "_early", "_late"};

bool is_mark(std::string_view name) noexcept { return std::ranges::find(marks, name) != marks.end(); }

// CPython 3.13 began to strip indentation from docstrings.
bool same_in_all_versions(std::string_view docstring) noexcept {
    return docstring.find_first_of("\n\t") == std::string_view::npos && !docstring.starts_with(' ');
}

// Where it depends on the version, a live object.
Object* docstring_of(const Function& function, Run& run) {
    if (function.doc != nullptr) return function.doc;
    if (function.definition->kind == Kind::lambda) return &none_object;
    const syntax::Stmt& first = *function.definition->as<syntax::FunctionDef>()->body.front();
    if (first.kind != Kind::expr || first.as<syntax::ExprStmt>()->value->kind != Kind::constant)
        return &none_object;
    const auto& constant = *first.as<syntax::ExprStmt>()->value->as<syntax::Constant>();
    if (constant.constant != syntax::ConstantKind::string) return &none_object;
    if (same_in_all_versions(constant.text)) return make_text(run.arena, Type::string, constant.text);
    return run.arena.make<Live>(Object{Type::live}, Injected::none);
}

bool set(Function& function, std::string_view name, Object& value, Run& run) {
    if (function.attributes == nullptr) function.attributes = run.arena.make<Dict>(run.arena);
    return function.attributes->bind(name, value, run) != nullptr;
}

} // namespace

bool is_rex_function(std::string_view name) noexcept {
    return std::ranges::find(rex_functions, name) != rex_functions.end();
}

Object* function_attribute(Function& function, std::string_view name, Run& run) {
    if (name == "__name__") return make_text(run.arena, Type::string, function.name);
    if (name == "__doc__") return docstring_of(function, run);
    if (name == "__wrapped__" && function.wrapped != nullptr) return function.wrapped;
    if (is_mark(name) || (is_dunder(name) && name != "__wrapped__"))
        return run.decline(Reason::unsupported_expression, run.arena.copy(name));
    const Dict::Entry* entry = function.attributes == nullptr ? nullptr : function.attributes->find(name);
    return entry != nullptr ? entry->value : run.raise("AttributeError: the function has no such attribute");
}

bool set_function_attribute(Function& function, std::string_view name, Object& value, Run& run) {
    if (name == "__doc__") {
        function.doc = &value;
        return true;
    }
    if (name == "__name__" && value.type == Type::string && function.source == nullptr) {
        function.name = text_of(value);
        return true;
    }
    if (!is_mark(name) && !is_dunder(name)) return set(function, name, value, run);
    run.decline(Reason::unsupported_statement, "an attribute of such an object");
    return false;
}

bool wrap(Function& wrapper, Function& wrapped, Run& run) {
    if (wrapped.late || !wrapped.decorators.empty() || wrapper.source != nullptr) {
        run.decline(Reason::unsupported_call, "wraps"); // they would share rez's list of decorators
        return false;
    }
    std::uint32_t depth = 0;
    for (const Function* at = &wrapped; at != nullptr; at = at->wrapped) {
        if (at != &wrapper && run.step() && run.within_depth(++depth)) continue;
        run.decline(Reason::unsupported_call, "a function that wraps itself");
        return false;
    }
    wrapper.name = wrapped.name;
    wrapper.doc = docstring_of(wrapped, run);
    wrapper.early = wrapper.early || wrapped.early;
    wrapper.wrapped = &wrapped;
    if (wrapped.attributes == nullptr) return true;
    return std::ranges::all_of(wrapped.attributes->entries(), [&](const Dict::Entry& entry) {
        return run.step() && set(wrapper, text_of(*entry.key), *entry.value, run);
    });
}

const Function& unwrapped(const Function& function) noexcept {
    const Function* at = &function;
    while (at->wrapped != nullptr) at = at->wrapped;
    return *at;
}

} // namespace rezdex::eval
