// Promise: a Result that nobody looks at does not compile.
// error: ignoring returned value of type 'rezdex::Result<rezdex::Index>'
#include "rezdex/index.h"

bool can_open() {
#ifdef WRONG
    rezdex::Index::open("index");
    return true;
#else
    return rezdex::Index::open("index").ok();
#endif
}
