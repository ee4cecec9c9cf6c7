// Promise: see type_of() in eval/methods.h.
#include <algorithm>
#include <array>

#include "eval/methods.h"

namespace rezdex::eval {

const Builtin* type_of(Type type) noexcept {
    // Those past the range have no type of their own in builtins, or have many.
    if (type == Type::none || type > Type::range) return nullptr;
    if (type == Type::big_integer) type = Type::integer;
    for (const Builtins table : std::array{text_builtins(), number_builtins(), container_builtins()}) {
        const auto at = std::ranges::find_if(table, [type](const Builtin& builtin) {
            return builtin.kind == Builtin::Kind::type && builtin.of == type;
        });
        if (at != table.end()) return &*at;
    }
    return nullptr;
}

} // namespace rezdex::eval
