// Promise: modules of the standard library and of rez, and what is known of their members.
//
// A member that is not known here is declined, never taken for absent. What a module's members are is the
// same in CPython 3.9 to 3.13 on Linux; a test looks at all of them.
#pragma once

#include <span>
#include <string_view>

#include "eval/methods.h"
#include "eval/native.h"
#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

struct Module : Object { // Type::module
    using Members = Builtins (*)() noexcept;
    using Member = Object* (*)(std::string_view name, Run& run);

    constexpr explicit Module(std::string_view module_name, std::string_view functions_in_python = {},
                              std::string_view other_objects = {}, Members evaluated = nullptr,
                              Member value_of = nullptr)
        : Object{Type::module}, name(module_name), python_functions(functions_in_python),
          objects(other_objects), members(evaluated), value(value_of) {}

    std::string_view name;
    // Names with a space between them. What they are is known, what they do is not: functions written in
    // Python, which rez drops; classes, functions written in C and the like, which it keeps.
    std::string_view python_functions, objects;
    Members members; // functions that are evaluated; may be null
    Member value;    // gives what is none of these; null without a failure: not known. May be null
};

// Those that can be imported with a known effect; null: another.
[[nodiscard]] Module* find_module(std::string_view name) noexcept;

[[nodiscard]] Object* module_attribute(const Module& module, std::string_view name, Run& run);

// takes() of eval/native.h for a function written in Python, whose parameters can be named: that is declined.
[[nodiscard]] inline bool takes_unnamed(const Arguments& arguments, std::size_t least, std::size_t most,
                                        Run& run) {
    if (arguments.keywords.empty()) return takes(arguments, least, most, run);
    run.decline(Reason::unsupported_call, "an argument by name");
    return false;
}

// What find_module() finds (module_table.cpp).
[[nodiscard]] std::span<Module> modules() noexcept;

// Members of modules, each in the file that it is named after.
[[nodiscard]] Builtins dataclasses_functions() noexcept; // dataclass.cpp
[[nodiscard]] Builtins os_functions() noexcept;          // os_module.cpp
[[nodiscard]] Object* os_value(std::string_view name, Run& run);
[[nodiscard]] Builtins ast_functions() noexcept;     // ast_module.cpp
[[nodiscard]] Builtins copy_functions() noexcept;    // copy_module.cpp
[[nodiscard]] Builtins json_functions() noexcept;    // json_module.cpp
[[nodiscard]] Builtins path_functions() noexcept;    // path_module.cpp
[[nodiscard]] Builtins pathlib_functions() noexcept; // pathlib_module.cpp
[[nodiscard]] Builtins string_functions() noexcept;  // string_template.cpp
[[nodiscard]] Object* path_value(std::string_view name, Run& run);
[[nodiscard]] Builtins platform_functions() noexcept; // platform_module.cpp
[[nodiscard]] Builtins time_functions() noexcept;     // moment_modules.cpp
[[nodiscard]] Builtins uuid_functions() noexcept;
[[nodiscard]] Object* datetime_value(std::string_view name, Run& run);
[[nodiscard]] Builtins getpass_functions() noexcept;
[[nodiscard]] Builtins collections_functions() noexcept; // collections_module.cpp
[[nodiscard]] Builtins functools_functions() noexcept;   // functools_module.cpp
[[nodiscard]] Builtins itertools_functions() noexcept;   // itertools_module.cpp
[[nodiscard]] Builtins operator_functions() noexcept;    // operator_module.cpp
[[nodiscard]] Builtins re_functions() noexcept;          // re_module.cpp
[[nodiscard]] Object* re_value(std::string_view name, Run& run);
[[nodiscard]] Object* sys_value(std::string_view name, Run& run);
[[nodiscard]] Object* string_value(std::string_view name, Run& run); // text_modules.cpp
[[nodiscard]] Builtins textwrap_functions() noexcept;
[[nodiscard]] Object* typing_value(std::string_view name, Run& run); // module_values.cpp
[[nodiscard]] Object* math_value(std::string_view name, Run& run);
[[nodiscard]] Object* rez_value(std::string_view name, Run& run);
[[nodiscard]] Object* rez_system_value(std::string_view name, Run& run);
[[nodiscard]] Object* rez_sourcecode_value(std::string_view name, Run& run);

} // namespace rezdex::eval
