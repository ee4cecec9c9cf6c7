// Promise: what dataclasses.dataclass knows of a class, and the methods that it writes for it.
//
// As Lib/dataclasses.py does, methods are written as text and made into functions. Annotations are text here,
// which dataclass() takes for types of fields: `ClassVar[int]` is none that it finds.
#pragma once

#include <span>
#include <string_view>

#include "eval/class.h"
#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

struct DataField {
    std::string_view name;
    Object *otherwise, *factory; // default and default_factory; null: none
    bool init, repr, compare;
};

struct Dataclass {
    std::span<const DataField> fields;
    bool frozen;
};

struct DataclassOptions {
    bool init = true, repr = true, eq = true, order = false, frozen = false;
};

// Gives the class the methods that it does not have itself. False after a failure.
[[nodiscard]] bool add_dataclass_methods(Class& made, std::span<const DataField> fields,
                                         const DataclassOptions& options, Run& run);

} // namespace rezdex::eval
