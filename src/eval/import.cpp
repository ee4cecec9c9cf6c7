// Promise: see eval/import.h.
#include "eval/import.h"

#include <algorithm>
#include <array>

#include "eval/module.h"

namespace rezdex::eval {
namespace {

// In sys.modules after `import rez.serialise` on every platform; a test holds it. Sorted.
constexpr std::array<std::string_view, 52> loaded_modules{
    "abc",        "ast",       "base64",   "bisect",      "codecs",    "collections", "collections.abc",
    "contextlib", "copy",      "ctypes",   "dataclasses", "datetime",  "enum",        "errno",
    "fnmatch",    "functools", "glob",     "hashlib",     "importlib", "inspect",     "io",
    "itertools",  "json",      "keyword",  "locale",      "logging",   "math",        "operator",
    "os",         "os.path",   "pickle",   "platform",    "pprint",    "random",      "re",
    "select",     "shutil",    "signal",   "socket",      "stat",      "string",      "struct",
    "subprocess", "sys",       "tempfile", "textwrap",    "threading", "time",        "traceback",
    "types",      "typing",    "uuid"};
static_assert(std::ranges::is_sorted(loaded_modules));

constexpr std::string_view lint_helper = "rez.utils.lint_helper";

bool is_loaded(std::string_view module) noexcept {
    return std::ranges::binary_search(loaded_modules, module);
}

// Its module gives None for every name that a module does not have by itself (rez/utils/lint_helper.py).
Object* lint_helper_name(std::string_view name, Run& run) {
    if (name == "*") return run.raise("TypeError: rez.utils.lint_helper has no names to list");
    if (is_dunder(name) || name == "used") return run.decline(Reason::unsupported_import);
    return &none_object;
}

} // namespace

Object* import_module(const syntax::Alias& alias, Run& run) {
    if (!is_loaded(alias.name)) return run.decline(Reason::unsupported_import, alias.name);
    const std::string_view bound =
        alias.asname.empty() ? alias.name.substr(0, alias.name.find('.')) : alias.name;
    return run.arena.make<Module>(Object{Type::module}, bound);
}

Object* import_name(const syntax::ImportFrom& statement, const syntax::Alias& alias, Run& run) {
    if (statement.level != 0) return run.decline(Reason::unsupported_import);
    if (statement.module == lint_helper) return lint_helper_name(alias.name, run);
    if (statement.module == "__future__") { // compile() has checked that they are features
        return run.arena.make<Live>(Object{Type::live}, Injected::none);
    }
    if (alias.name == "*" || !is_loaded(statement.module)) {
        return run.decline(Reason::unsupported_import, statement.module);
    }
    const Module module{{Type::module}, statement.module};
    return module_attribute(module, alias.name, run);
}

} // namespace rezdex::eval
