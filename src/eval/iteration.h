// Promise: iteration, as lazily as Python does it: `for x in object`, and iterators as objects.
//
//     for (Iteration items(object, run); Object* item = items.next();) { ... }
//     if (run.failed()) return nullptr;
//
// The order of a set is declined (hash-order) once it holds two members; who does not depend on it looks at
// the members themselves (eval/dict.h). Lists that change while they are walked act as CPython's; a dict that
// changed its size raises.
#pragma once

#include <cstdint>

#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

// An iterator: what iter(), zip(), map() and the like give. `advance` gives the next object, or null: at the
// end, or where `run` failed. Owners of a kind extend it; what they add must be plain data, too.
struct Iterator : Object { // Type::iterator
    Object* (*advance)(Iterator& self, Run& run);
    std::string_view kind; // its type's name: "zip", "list_iterator" …
    bool ended;            // once at its end it stays there
};

// iter(object); raises where the object is not iterable.
[[nodiscard]] Iterator* iterate(Object& object, Run& run);
// next(iterator): null at its end, too.
[[nodiscard]] Object* next(Iterator& iterator, Run& run);

class Iteration {
  public:
    Iteration(Object& object, Run& run) : run_(run), iterator_(iterate(object, run)) {}
    [[nodiscard]] Object* next() {
        return iterator_ == nullptr || !run_.step() ? nullptr : eval::next(*iterator_, run_);
    }

  private:
    Run& run_;
    Iterator* iterator_;
};

} // namespace rezdex::eval
