// Promise: which imports have a known effect: only those of modules that every process with rez has loaded.
//
// Such an import runs no code and finds the module in sys.modules, whatever sys.path says.
#pragma once

#include "eval/run.h"
#include "eval/value.h"
#include "syntax/tree.h"

namespace rezdex::eval {

// What `import a.b` binds to a, and `import a.b as c` to c.
[[nodiscard]] Object* import_module(const syntax::Alias& alias, Run& run);
// What `from module import name` binds.
[[nodiscard]] Object* import_name(const syntax::ImportFrom& statement, const syntax::Alias& alias, Run& run);

} // namespace rezdex::eval
