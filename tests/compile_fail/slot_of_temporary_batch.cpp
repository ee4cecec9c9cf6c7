// Promise: a slot of a batch that is gone at the end of the line does not compile.
// error: use of deleted function
#include <array>
#include <string_view>

#include "rezdex/index.h"

bool complete(const rezdex::Index& index) {
    const std::array<std::string_view, 1> paths = {"/packages/foo/1.0/package.py"};
#ifdef WRONG
    const rezdex::Slot& slot = index.lookup(paths)[0];
    return slot.status == rezdex::Status::complete;
#else
    const rezdex::Batch batch = index.lookup(paths);
    const rezdex::Slot& slot = batch[0];
    return slot.status == rezdex::Status::complete;
#endif
}
