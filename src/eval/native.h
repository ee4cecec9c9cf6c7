// Promise: what Python's own functions and methods share: looking at their arguments, and refusing objects.
#pragma once

#include "eval/call.h"
#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

// Whether the object is an instance whose class has methods that Python itself calls (eval/special.h).
[[nodiscard]] bool has_special_methods(const Object& object) noexcept;

// Whether it is known all that the object does.
[[nodiscard]] inline bool is_plain(const Object& object) noexcept {
    if (object.type == Type::instance) return !has_special_methods(object);
    return object.type < Type::descriptor || &object == &ellipsis_object;
}

// Raises the message, where the object surely does not do what it was asked for; declines where it may.
inline std::nullptr_t refuse(const Object& object, std::string_view message, Run& run) {
    return is_plain(object) ? run.raise(message) : run.decline(Reason::live_object);
}

// Whether a function without keywords is given from `least` to `most` arguments, self included; else raised.
[[nodiscard]] inline bool takes(const Arguments& arguments, std::size_t least, std::size_t most, Run& run) {
    const std::size_t count = arguments.positional.size();
    if (arguments.keywords.empty() && count >= least && count <= most) return true;
    run.raise("TypeError: wrong number of arguments, or a keyword argument");
    return false;
}

// What raised just now may not raise in every CPython, or something else may.
inline void doubt(Run& run, Reason reason) {
    if (run.failure().reason != Reason::raises) return;
    run.recover();
    run.decline(reason);
}

} // namespace rezdex::eval
