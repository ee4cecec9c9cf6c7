// Promise: which imports have a known effect: only those of modules that every process with rez has loaded.
//
// Such an import runs no code and finds the module in sys.modules, whatever sys.path says.
#pragma once

#include "eval/dict.h"
#include "eval/run.h"
#include "syntax/tree.h"

namespace rezdex::eval {

// Bind what the statement binds. False after a failure.
[[nodiscard]] bool import_modules(const syntax::Import& statement, Dict& globals, Run& run);
[[nodiscard]] bool import_from(const syntax::ImportFrom& statement, Dict& globals, Run& run);

} // namespace rezdex::eval
