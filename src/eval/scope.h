// Promise: rez's `with scope("name")` (rez/utils/scope.py), as far as the evaluator follows it.
//
// ScopeContext keeps the stack of open scopes and remembers each path of names for good, so that a scope
// opened twice goes on where it was. A scope's data is a dict whose values may be RecursiveAttributes: rez
// turns every dict that it is given at a scope's end into one, and back into a new dict in to_dict().
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "eval/dict.h"
#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

struct RecursiveAttribute : Object { // Type::scope
    Dict* data;
    bool named = false; // a _Scope: what scope(name) gives
    // A child that was only read becomes its parent's member when a member of its own is set.
    RecursiveAttribute* pending_parent = nullptr;
    std::string_view pending_name;
};

class ScopeContext {
  public:
    // scope(name): opens it. Null after a failure.
    RecursiveAttribute* open(std::string_view name, Run& run);

    // Leaves the scope, which must be the innermost one. `before` is what the globals were when it was
    // entered, `after` what they are: what changed becomes members of the scope.
    [[nodiscard]] bool close(const RecursiveAttribute& closed, const Dict& before, const Dict& after,
                             Run& run);

    // What the innermost open scope holds, as dicts; null if none was ever opened.
    [[nodiscard]] Dict* to_dict(Run& run) const;

  private:
    struct Known {
        std::vector<std::string_view> path;
        RecursiveAttribute* scope;
    };
    std::vector<Known> known_;
    std::vector<std::string_view> path_; // of the innermost open scope
    std::vector<RecursiveAttribute*> open_;
    RecursiveAttribute* top_ = nullptr;
};

// scope.name, scope.name = value, and scope[name] = value, which leaves a pending child alone.
[[nodiscard]] Object* get_attribute(RecursiveAttribute& scope, std::string_view name, Run& run);
[[nodiscard]] bool set_attribute(RecursiveAttribute& scope, std::string_view name, Object& value, Run& run);
[[nodiscard]] bool set_scope_item(RecursiveAttribute& scope, std::string_view name, Object& value, Run& run);

} // namespace rezdex::eval
