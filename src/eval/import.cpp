// Promise: see eval/import.h.
#include "eval/import.h"

#include <algorithm>
#include <array>

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

bool decline(Run& run) {
    run.decline(Reason::unsupported_import);
    return false;
}

// Its module gives None for every name that a module does not have by itself (rez/utils/lint_helper.py).
bool import_from_lint_helper(const syntax::ImportFrom& statement, Dict& globals, Run& run) {
    for (const syntax::Alias& alias : statement.names) {
        if (alias.name == "*") {
            run.raise("TypeError: rez.utils.lint_helper has no names to list");
            return false;
        }
        if (is_dunder(alias.name) || alias.name == "used") return decline(run);
        if (globals.bind(alias.asname.empty() ? alias.name : alias.asname, none_object, run) == nullptr)
            return false;
    }
    return true;
}

} // namespace

bool import_modules(const syntax::Import& statement, Dict& globals, Run& run) {
    for (const syntax::Alias& alias : statement.names) {
        if (!is_loaded(alias.name)) return decline(run);
        const std::string_view package = alias.name.substr(0, alias.name.find('.'));
        Object* module = run.arena.make<Object>(Type::module);
        if (globals.bind(alias.asname.empty() ? package : alias.asname, *module, run) == nullptr)
            return false;
    }
    return true;
}

bool import_from(const syntax::ImportFrom& statement, Dict& globals, Run& run) {
    if (statement.level != 0) return decline(run);
    if (statement.module == lint_helper) return import_from_lint_helper(statement, globals, run);
    if (statement.module != "__future__") return decline(run);
    for (const syntax::Alias& alias : statement.names) { // compile() has checked that they are features
        Object* feature = run.arena.make<Live>(Object{Type::live}, Injected::none);
        if (globals.bind(alias.asname.empty() ? alias.name : alias.asname, *feature, run) == nullptr)
            return false;
    }
    return true;
}

} // namespace rezdex::eval
