// Promise: see eval/import.h.
#include "eval/import.h"

#include "eval/module.h"

namespace rezdex::eval {
namespace {

constexpr std::string_view lint_helper = "rez.utils.lint_helper";

// Its module gives None for every name that a module does not have by itself (rez/utils/lint_helper.py).
Object* lint_helper_name(std::string_view name, Run& run) {
    if (name == "*") return run.raise("TypeError: rez.utils.lint_helper has no names to list");
    if (is_dunder(name) || name == "used") return run.decline(Reason::unsupported_import);
    return &none_object;
}

// Earlier rezzes had it; rez 3.4.0 surely has not.
bool is_gone(std::string_view module) noexcept {
    constexpr std::string_view gone = "rez.vendor.version";
    return module == gone || (module.starts_with(gone) && module[gone.size()] == '.');
}

std::nullptr_t raise_gone(Run& run) {
    return run.raise("ModuleNotFoundError: No module named 'rez.vendor.version'");
}

} // namespace

Object* import_module(const syntax::Alias& alias, Run& run) {
    if (is_gone(alias.name)) return raise_gone(run);
    Module* module = find_module(alias.name);
    if (module != nullptr && alias.asname.empty())
        module = find_module(alias.name.substr(0, alias.name.find('.')));
    return module != nullptr ? module : run.decline(Reason::unsupported_import, alias.name);
}

Object* import_name(const syntax::ImportFrom& statement, const syntax::Alias& alias, Run& run) {
    if (statement.level != 0) return run.decline(Reason::unsupported_import);
    if (is_gone(statement.module)) return raise_gone(run);
    if (statement.module == lint_helper) return lint_helper_name(alias.name, run);
    if (statement.module == "__future__") { // compile() has checked that they are features
        return run.arena.make<Live>(Object{Type::live}, Injected::none);
    }
    const Module* module = find_module(statement.module);
    if (alias.name == "*" || module == nullptr)
        return run.decline(Reason::unsupported_import, statement.module);
    return module_attribute(*module, alias.name, run);
}

} // namespace rezdex::eval
