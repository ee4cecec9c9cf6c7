// Promise: instances of the dicts of Python's collections: OrderedDict, defaultdict and Counter.
//
// They hold their entries as a dict does, and are no dict here (Type::mapping): what is not known of them is
// declined. To rez each is a dict to look into, and as a value a live object.
#pragma once

#include <string_view>

#include "eval/call.h"
#include "eval/dict.h"

namespace rezdex::eval {

struct Mapping : Dict { // Type::mapping
    enum class Kind : std::uint8_t { ordered, defaulting, counting };

    Mapping(base::Arena& arena, Kind of, Object* made_by = nullptr) noexcept
        : Dict(arena, Type::mapping), kind(of), factory(made_by) {}

    Kind kind;
    Object* factory; // of defaultdict: what makes a missing value; null: None
};

// mapping[key], with what each kind does where there is no such key; del mapping[key].
[[nodiscard]] Object* mapping_item(Mapping& mapping, Object& key, Run& run);
[[nodiscard]] bool delete_mapping_item(Mapping& mapping, Object& key, Run& run);

[[nodiscard]] Object* mapping_attribute(Mapping& mapping, std::string_view name, Run& run);

// a == b, where one is a mapping.
[[nodiscard]] bool equal_mappings(const Object& a, const Object& b, Run& run, std::uint32_t depth);

// OrderedDict(…) and OrderedDict.fromkeys(iterable, value)
[[nodiscard]] Object* make_ordered_dict(const Arguments& arguments, Run& run);
[[nodiscard]] Object* ordered_from_keys(const Arguments& arguments, Run& run);

// Counter.update(iterable)
[[nodiscard]] bool count_items(Mapping& counter, Object& from, Run& run);

} // namespace rezdex::eval
