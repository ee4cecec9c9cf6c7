// Promise: see syntax/scopes.h.
#include "syntax/scopes.h"

#include <cstring>

namespace rezdex::syntax {
namespace {

constexpr std::string_view class_cell = "__class__"; // every class has it, for the functions in it

} // namespace

std::string_view mangle(std::string_view name, std::string_view class_name, base::Arena& arena) {
    if (class_name.empty() || class_name.size() > longest_class_name) return name;
    if (!name.starts_with("__") || name.ends_with("__")) return name;
    const std::size_t stripped = class_name.find_first_not_of('_');
    if (stripped == std::string_view::npos) return name;
    class_name.remove_prefix(stripped);
    const std::size_t size = 1 + class_name.size() + name.size();
    char* const mangled = static_cast<char*>(arena.allocate(size, 1));
    mangled[0] = '_';
    std::memcpy(mangled + 1, class_name.data(), class_name.size());
    std::memcpy(mangled + 1 + class_name.size(), name.data(), name.size());
    return {mangled, size};
}

void Scopes::fail(std::uint32_t line, std::string_view message) {
    if (!error) error = CheckError{line, message};
}

void Scopes::enter(Kind kind, std::string_view class_name, bool comprehension) {
    const std::uint32_t iterables = current_ ? current_->iterables : 0;
    scopes_.push_back({kind, comprehension, false, iterables, class_name, current_, {}});
    current_ = &scopes_.back();
}

// Mangled by the class around the *current* scope, as CPython does, also where another scope is asked.
Scopes::Flags Scopes::flags_of(const Scope& scope, std::string_view name) const {
    const auto found = scope.names.find(mangle(name, current_->class_name, arena_));
    return found == scope.names.end() ? Flags{0} : found->second;
}

void Scopes::add(Scope& scope, std::string_view name, Flags flags, std::uint32_t line) {
    Flags& known = scope.names[mangle(name, current_->class_name, arena_)];
    known = static_cast<Flags>(known | flags);
    if (!scope.in_iteration_target) return;
    if ((known & (global | nonlocal)) != 0)
        fail(line, "comprehension inner loop cannot rebind an assignment expression's target");
    known = static_cast<Flags>(known | iterated);
}

void Scopes::add_nonlocal(std::string_view name, std::uint32_t line) {
    add(*current_, name, nonlocal, line);
    nonlocals_.push_back({current_, mangle(name, current_->class_name, arena_), line});
}

void Scopes::annotate(std::string_view name, bool simple, bool has_value, std::uint32_t line) {
    const bool declared = (flags_of(*current_, name) & (global | nonlocal)) != 0;
    if (simple && declared && current_->kind != Kind::module)
        fail(line, "annotated name can't be global or nonlocal");
    if (simple)
        add(*current_, name, annotated | local, line);
    else if (has_value)
        bind(name, line);
}

void Scopes::declare(std::string_view name, Declaration declaration, std::uint32_t line) {
    const Flags known = flags_of(*current_, name);
    if ((known & parameter) != 0)
        fail(line, "name is parameter and declared global or nonlocal");
    else if ((known & used) != 0)
        fail(line, "name is used prior to its global or nonlocal declaration");
    else if ((known & annotated) != 0)
        fail(line, "annotated name can't be global or nonlocal");
    else if ((known & local) != 0)
        fail(line, "name is assigned to before its global or nonlocal declaration");
    if (declaration == Declaration::global)
        add(*current_, name, global, line);
    else
        add_nonlocal(name, line);
}

// Inside comprehensions the name belongs to the function or module around them.
void Scopes::assign_in_expression(std::string_view name, std::uint32_t line) {
    if (current_->iterables > 0)
        return fail(line, "assignment expression cannot be used in a comprehension iterable expression");
    if (!current_->comprehension) return;
    Scope* scope = current_;
    for (; scope->comprehension || scope->kind == Kind::annotation; scope = scope->parent) {
        const Flags known = scope->comprehension ? flags_of(*scope, name) : Flags{0};
        if ((known & iterated) == 0) continue;
        if ((known & local) == 0) disputed_line = line; // as x in "for a[x] in b"
        return fail(line, "assignment expression cannot rebind comprehension iteration variable");
    }
    if (scope->kind == Kind::class_)
        return fail(line, "assignment expression within a comprehension cannot be used in a class body");
    const bool is_global = scope->kind == Kind::module || (flags_of(*scope, name) & global) != 0;
    if (is_global)
        add(*current_, name, global, line);
    else
        add_nonlocal(name, line);
    add(*scope, name, scope->kind == Kind::module ? global : local, line);
}

// Whether each nonlocal name is bound by a function around. A class' own names don't count, and a function
// that declares the name global hides what lies further out.
void Scopes::resolve() {
    const auto is_bound = [](const Nonlocal& wanted) {
        for (const Scope* scope = wanted.scope->parent; scope; scope = scope->parent) {
            if (scope->kind == Kind::class_ && wanted.name == class_cell) return true;
            if (scope->kind != Kind::function) continue;
            const auto found = scope->names.find(wanted.name);
            const Flags flags = found == scope->names.end() ? Flags{0} : found->second;
            if ((flags & global) != 0) return false;
            if ((flags & nonlocal) == 0 && (flags & (local | parameter | imported)) != 0) return true;
        }
        return false;
    };
    for (const Nonlocal& wanted : nonlocals_) {
        if ((wanted.scope->names.at(wanted.name) & global) != 0)
            fail(wanted.line, "name is nonlocal and global");
        else if (wanted.scope->kind == Kind::module)
            fail(wanted.line, "nonlocal declaration not allowed at module level");
        else if (!is_bound(wanted))
            fail(wanted.line, "no binding for nonlocal name found");
    }
}

} // namespace rezdex::syntax
