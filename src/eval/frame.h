// Promise: where names live while code runs: one frame for the module, one for each call, class body and
// comprehension.
//
// Frames lie in the arena and outlive their call, so that a closure finds its variables.
#pragma once

#include <cstdint>

#include "eval/bindings.h"
#include "eval/dict.h"

namespace rezdex::eval {

struct Suspension;

struct Frame {
    enum class Kind : std::uint8_t { module, function, class_, comprehension };

    Kind kind;
    Dict* variables;          // its own; of a module its globals
    Dict* globals;            // of the module around
    const Bindings* bindings; // which names are its own; null for a module
    Frame* enclosing;         // the next function or comprehension around, where free names are looked up
    // Of a comprehension: the frame that it stands in, where := binds. Of a class: what binds `__class__` for
    // the functions in it.
    Frame* around;
    std::string_view private_class;   // whose private names (__x) are meant; empty: none
    bool listed = false;              // locals() was called in it
    Suspension* suspension = nullptr; // of a generator that evaluates what a `yield` is in (eval/generator.h)
};

} // namespace rezdex::eval
