// Promise: which names a function, lambda, class body or comprehension binds itself, as CPython's symbol
// table says.
//
// A name that any statement of a body binds is its own in all of it, unless it is declared global or
// nonlocal.
#pragma once

#include <algorithm>
#include <functional>
#include <span>
#include <string_view>

#include "base/arena.h"
#include "syntax/tree.h"

namespace rezdex::eval {

struct Bindings {
    using Names = std::span<const std::string_view>;

    Names local, global, nonlocal; // sorted
    Names listed; // `local` as every CPython's locals() shows it; empty where that is not sure
    std::span<const syntax::Node* const> yielding; // what has a `yield` in it, sorted by address
    std::string_view first_parameter;              // that is not keyword-only; empty: none
    bool mangled = false;                          // has parameters with private names (__x)

    // Whether it is a function that yields, so that calling it runs nothing.
    [[nodiscard]] bool generator() const noexcept { return !yielding.empty(); }
    [[nodiscard]] bool yields(const syntax::Node& node) const noexcept {
        return std::ranges::binary_search(yielding, &node, std::less<>());
    }
    [[nodiscard]] static bool contains(Names names, std::string_view name) noexcept {
        return std::ranges::binary_search(names, name);
    }
};

// `private_class` is the class around, as of eval/frame.h: names in it are those that it makes of them.
[[nodiscard]] const Bindings* bindings_of(const syntax::FunctionDef& function, std::string_view private_class,
                                          base::Arena& arena);
[[nodiscard]] const Bindings* bindings_of(const syntax::Lambda& lambda, std::string_view private_class,
                                          base::Arena& arena);
[[nodiscard]] const Bindings* bindings_of(const syntax::ClassDef& node, base::Arena& arena);
[[nodiscard]] const Bindings* bindings_of(syntax::Comprehensions comprehension,
                                          std::string_view private_class, base::Arena& arena);

// __x
[[nodiscard]] bool is_private_name(std::string_view name) noexcept;
// What a name that is written in a class means: _Class__x for __x, else itself.
[[nodiscard]] std::string_view private_name(std::string_view private_class, std::string_view name,
                                            base::Arena& arena);
// The class's name as those names hold it; empty where they mean themselves.
[[nodiscard]] std::string_view private_class(std::string_view class_name) noexcept;

} // namespace rezdex::eval
