// Promise: which imports have a known effect: those of modules that every process with rez has loaded, which
// run no code, and of modules of the standard library and of rez that only define things.
//
// It is taken for granted that nothing in sys.path hides a module of the standard library or of rez.
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
