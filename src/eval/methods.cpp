// Promise: see eval/methods.h.
#include "eval/methods.h"

#include <algorithm>

namespace rezdex::eval {

const Builtin* find(Builtins table, std::string_view name) noexcept {
    const auto at = std::ranges::lower_bound(table, name, {}, &Builtin::name);
    return at != table.end() && at->name == name ? &*at : nullptr;
}

} // namespace rezdex::eval
