// Promise: tracked inputs: what a definition reads of the process that loads it is recorded by name.
//
// An input that is not supplied is declined, its name recorded all the same: whoever supplies it gets an
// answer. The objects here stand for what Python has at their places; using them in a way that is not known
// here declines, as with any live object.
#pragma once

#include <optional>
#include <string_view>

#include "eval/call.h"
#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

inline constinit Live building_object{{Type::live}, Injected::building}; // in globals of @early functions
inline constinit Live testing_object{{Type::live}, Injected::testing};
inline constinit Live environ_object{{Type::live}, Injected::environ}; // os.environ
inline constinit Live rez_system_object{{Type::live}, Injected::rez_system};
inline constinit Live version_info_object{{Type::live}, Injected::version_info}; // sys.version_info

// The input's value as a str; None where it is absent.
[[nodiscard]] Object* read_input(std::string_view name, Run& run);
// The same of one that every process has: where it is absent it is declined.
[[nodiscard]] Object* read_present(std::string_view name, Run& run);

// Whether os.name is "posix", as all that is evaluated of os and os.path takes it to be; else declined.
[[nodiscard]] bool is_posix(Run& run);

// What a name that is bound to the object stands for: the inputs `building` and `testing`, else itself.
[[nodiscard]] Object* resolve(Object& object, Run& run);

// os.environ.get(name), with None where it is absent: null after a failure.
[[nodiscard]] Object* environment_variable(const Object& name, Run& run);

// object.name, object[index], index in object of one of the objects above.
[[nodiscard]] Object* tracked_attribute(const Live& object, std::string_view name, Run& run);
[[nodiscard]] Object* tracked_item(Object& object, Object& index, Run& run);
[[nodiscard]] std::optional<bool> tracked_contains(Object& object, Object& item, Run& run);

// The tuple that sys.version_info compares as and is sliced as; any other object is itself.
[[nodiscard]] Object* as_operand(Object& object, Run& run);

} // namespace rezdex::eval
