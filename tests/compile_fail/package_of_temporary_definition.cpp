// Promise: a package of a definition that is gone at the end of the line does not compile.
// error: use of deleted function
#include "rezdex/parse.h"

bool is_foo() {
#ifdef WRONG
    const rezdex::Package package = rezdex::parse("name = 'foo'").package();
#else
    const rezdex::Definition definition = rezdex::parse("name = 'foo'");
    const rezdex::Package package = definition.package();
#endif
    return package.name() == "foo";
}
