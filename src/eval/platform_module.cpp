// Promise: see eval/module.h: platform, getpass and sys: all that they tell of the process is an input.
#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "eval/input.h"
#include "eval/module.h"
#include "eval/native.h"

namespace rezdex::eval {
namespace {

// A function without arguments that gives an input.
template <const std::string_view& input>
Object* input_function(const Arguments& arguments, Run& run) {
    return takes(arguments, 0, 0, run) ? read_present(input, run) : nullptr;
}

// The same of one that has parameters with defaults.
template <const std::string_view& input>
Object* input_by_default(const Arguments& arguments, Run& run) {
    if (!arguments.positional.empty() || !arguments.keywords.empty())
        return run.decline(Reason::unsupported_call, input);
    return read_present(input, run);
}

constexpr std::string_view machine = "platform.machine", node = "platform.node",
                           platform_name = "platform.platform", processor = "platform.processor",
                           implementation = "platform.python_implementation",
                           python_version = "platform.python_version", release = "platform.release",
                           system_name = "platform.system", version = "platform.version",
                           getuser = "getpass.getuser";

// The parts of platform.python_version().
Object* python_version_tuple(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 0, 0, run)) return nullptr;
    const Object* text = read_present(python_version, run);
    if (text == nullptr) return nullptr;
    std::vector<Object*> parts;
    for (std::size_t at = 0; at != std::string_view::npos;) {
        const std::size_t dot = text_of(*text).find('.', at);
        parts.push_back(make_text(run.arena, Type::string, text_of(*text).substr(at, dot - at)));
        at = dot == std::string_view::npos ? dot : dot + 1;
    }
    return make_sequence(run.arena, Type::tuple, parts);
}

using enum Builtin::Kind;
constexpr std::array<Builtin, 10> platform_table{
    {{"machine", python_function, input_function<machine>},
     {"node", python_function, input_function<node>},
     {"platform", python_function, input_by_default<platform_name>},
     {"processor", python_function, input_function<processor>},
     {"python_implementation", python_function, input_function<implementation>},
     {"python_version", python_function, input_function<python_version>},
     {"python_version_tuple", python_function, python_version_tuple},
     {"release", python_function, input_function<release>},
     {"system", python_function, input_function<system_name>},
     {"version", python_function, input_function<version>}}};
static_assert(std::ranges::is_sorted(platform_table, {}, &Builtin::name));

constexpr std::array<Builtin, 1> getpass_table{{{"getuser", python_function, input_function<getuser>}}};

} // namespace

Builtins platform_functions() noexcept { return platform_table; }

Builtins getpass_functions() noexcept { return getpass_table; }

Object* sys_value(std::string_view name, Run& run) {
    if (name == "version_info") return &version_info_object;
    if (name == "maxsize") return run.arena.make<Integer>(Object{Type::integer}, INT64_MAX);
    if (name == "executable") return read_present("sys.executable", run);
    if (name == "version") return read_present("sys.version", run);
    return name == "platform" ? read_present("sys.platform", run) : nullptr;
}

} // namespace rezdex::eval
