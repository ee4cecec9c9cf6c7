// Promise: see eval/module.h.
#include "eval/module.h"

#include "eval/import.h"

namespace rezdex::eval {

Object* module_attribute(const Module& module, std::string_view name, Run& run) {
    if (module.name == "os" && name == "path") {
        return run.arena.make<Module>(Object{Type::module}, "os.path");
    }
    return run.decline(Reason::unsupported_import, "a member of a module");
}

} // namespace rezdex::eval
