// Promise: values that are plain data, and nobody knows which, such as os.path.exists() gives.
//
// They come only from what cannot raise, and give others only where nothing can raise or have an effect,
// whatever they are: `not`, `and`, `or`, a conditional expression, == and `is` with other plain data, and an
// `if` whose both ways are such. Anything else that is done with one declines, as with any live object.
#pragma once

#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

[[nodiscard]] inline Object* make_unknown(Run& run) {
    return run.arena.make<Live>(Object{Type::live}, Injected::unknown);
}

[[nodiscard]] inline bool is_unknown(const Object& object) noexcept {
    return object.type == Type::live && as<Live>(object).injected == Injected::unknown;
}

// Whether it may be one of the values that an unknown one stands for: its truth, and whether it equals
// another, can be asked without an exception, and rez keeps it in the data as it is. False after a
// failure, too.
[[nodiscard]] bool is_plain_data(const Object& object, Run& run);

} // namespace rezdex::eval
