// Promise: the rules of CPython 3.11's symbol table that refuse a module: global, nonlocal, := in
// comprehensions.
//
// A checker walks the tree in the symbol table's own order, for these rules look at what came before, and
// reports each scope and name here; resolve() then settles the nonlocal names. Names are kept as they are
// after private name mangling. Costs a map per scope, so it is only used for modules with `global`,
// `nonlocal` or ":=" (checks.cpp).
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "syntax/checks.h"

namespace rezdex::syntax {

// A class with a longer name has its private names left as they are, for these copies of it would add up.
inline constexpr std::size_t longest_class_name = 100;

// "__x" in class C is "_C__x"; `class_name` is empty outside of classes.
[[nodiscard]] std::string_view mangle(std::string_view name, std::string_view class_name, base::Arena& arena);

class Scopes {
  public:
    enum class Kind : std::uint8_t { module, function, class_, annotation };
    enum class Declaration : std::uint8_t { global, nonlocal };

    explicit Scopes(base::Arena& arena) : arena_(arena) {}

    // `class_name` is the innermost class around the scope's names.
    void enter(Kind kind, std::string_view class_name, bool comprehension = false);
    void leave() noexcept { current_ = current_->parent; }

    void use(std::string_view name, std::uint32_t line) { add(*current_, name, used, line); }
    void bind(std::string_view name, std::uint32_t line) { add(*current_, name, local, line); }
    void bind_parameter(std::string_view name, std::uint32_t line) { add(*current_, name, parameter, line); }
    void bind_import(std::string_view name, std::uint32_t line) { add(*current_, name, imported, line); }
    void annotate(std::string_view name, bool simple, bool has_value, std::uint32_t line);
    void declare(std::string_view name, Declaration declaration, std::uint32_t line);

    // "name := …" in the current scope: before its value and its target are reported.
    void assign_in_expression(std::string_view name, std::uint32_t line);

    // Around the targets of a comprehension, and around what it iterates over.
    void set_iteration_target(bool inside) noexcept { current_->in_iteration_target = inside; }
    void enter_iterable() noexcept { ++current_->iterables; }
    void leave_iterable() noexcept { --current_->iterables; }

    void resolve();

    std::optional<CheckError> error; // the first one
    std::uint32_t disputed_line = 0; // of a name that 3.12 no longer counts as an iteration variable

  private:
    using Flags = std::uint16_t;
    static constexpr Flags used = 1, local = 2, parameter = 4, imported = 8, global = 16, nonlocal = 32,
                           annotated = 64, iterated = 128;

    struct Scope {
        Kind kind;
        bool comprehension;
        bool in_iteration_target = false;
        std::uint32_t iterables; // how many iterables of comprehensions stand around, scopes outside included
        std::string_view class_name;
        Scope* parent;
        std::map<std::string_view, Flags> names;
    };
    struct Nonlocal {
        const Scope* scope;
        std::string_view name;
        std::uint32_t line;
    };

    void add(Scope& scope, std::string_view name, Flags flags, std::uint32_t line);
    void add_nonlocal(std::string_view name, std::uint32_t line);
    [[nodiscard]] Flags flags_of(const Scope& scope, std::string_view name) const;
    void fail(std::uint32_t line, std::string_view message);

    base::Arena& arena_;
    std::deque<Scope> scopes_; // all, for resolve(); pointers into it stay
    std::vector<Nonlocal> nonlocals_;
    Scope* current_ = nullptr;
};

} // namespace rezdex::syntax
