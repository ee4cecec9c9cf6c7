// Promise: see eval/module.h: os, as it is on POSIX systems.
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include "eval/input.h"
#include "eval/module.h"
#include "eval/native.h"

namespace rezdex::eval {
namespace {

Object* getcwd(const Arguments& arguments, Run& run) {
    return takes(arguments, 0, 0, run) ? read_present("os.getcwd", run) : nullptr;
}

// None where the system does not tell.
Object* cpu_count(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 0, 0, run)) return nullptr;
    const Object* text = read_input("os.cpu_count", run);
    if (text == nullptr || text->type == Type::none) return run.failed() ? nullptr : &none_object;
    const std::string_view digits = text_of(*text);
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    if (error != std::errc() || end != digits.data() + digits.size())
        return run.decline(Reason::input_not_supplied, "os.cpu_count");
    return run.arena.make<Integer>(Object{Type::integer}, count);
}

Object* getenv(const Arguments& arguments, Run& run) {
    static constexpr std::array<std::string_view, 2> names{"key", "default"};
    std::array<Object*, 2> slots{};
    if (!bind_arguments({.function = "getenv", .names = names, .required = 1}, arguments, slots, run))
        return nullptr;
    Object* value = environment_variable(*slots[0], run);
    return value != nullptr && value->type == Type::none && slots[1] != nullptr ? slots[1] : value;
}

// os.fspath(path)
Object* path_text(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    Object& path = *arguments.positional[0];
    if (path.type == Type::string || path.type == Type::bytes) return &path;
    return run.decline(Reason::unsupported_call, "os.fspath of what is no str");
}

using enum Builtin::Kind;
constexpr std::array<Builtin, 4> table{{{"cpu_count", function, cpu_count},
                                        {"fspath", function, path_text},
                                        {"getcwd", function, getcwd},
                                        {"getenv", python_function, getenv}}};

} // namespace

Builtins os_functions() noexcept { return table; }

// Of os.path, too.
Object* path_value(std::string_view name, Run& run) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> constants{
        {{"curdir", "."},
         {"defpath", "/bin:/usr/bin"},
         {"devnull", "/dev/null"},
         {"extsep", "."},
         {"pardir", ".."},
         {"pathsep", ":"},
         {"sep", "/"}}};
    const auto* const at = std::ranges::find(constants, name, [](const auto& pair) { return pair.first; });
    if (at == constants.end() && name != "altsep") return nullptr;
    if (!is_posix(run)) return nullptr;
    return at == constants.end() ? &none_object : make_text(run.arena, Type::string, at->second);
}

Object* os_value(std::string_view name, Run& run) {
    if (name == "environ") return &environ_object;
    if (name == "name") return read_present("os.name", run);
    if (name == "linesep") return is_posix(run) ? make_text(run.arena, Type::string, "\n") : nullptr;
    return path_value(name, run);
}

} // namespace rezdex::eval
