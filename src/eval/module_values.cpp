// Promise: see eval/module.h: members that are values, of modules with nothing else to evaluate.
#include <algorithm>

#include "eval/input.h"
#include "eval/math_module.h"
#include "eval/module.h"

namespace rezdex::eval {

Object* typing_value(std::string_view name, Run& /*run*/) {
    return name == "TYPE_CHECKING" ? &false_object : nullptr;
}

Object* math_value(std::string_view name, Run& run) {
    const auto constants = math_constants();
    const auto at = std::ranges::find(constants, name, &MathConstant::name);
    return at == constants.end() ? nullptr : run.arena.make<Floating>(Object{Type::floating}, at->value);
}

Object* rez_value(std::string_view name, Run& run) {
    return name == "__version__" ? read_present("rez.system.rez_version", run) : nullptr;
}

Object* rez_system_value(std::string_view name, Run& /*run*/) {
    return name == "system" ? &rez_system_object : nullptr;
}

// The very functions that rez puts into a definition's globals.
Object* rez_sourcecode_value(std::string_view name, Run& run) {
    const Injected injected = name == "early"     ? Injected::early
                              : name == "late"    ? Injected::late
                              : name == "include" ? Injected::include
                                                  : Injected::none;
    return injected == Injected::none ? nullptr : run.arena.make<Live>(Object{Type::live}, injected);
}

} // namespace rezdex::eval
