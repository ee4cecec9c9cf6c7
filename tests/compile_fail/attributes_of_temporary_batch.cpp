// Promise: the attributes of a batch that is gone at the end of the line do not compile.
// error: use of deleted function
#include <array>
#include <string_view>

#include "rezdex/parse.h"

bool has_description() {
    const std::array<std::string_view, 1> paths = {"/packages/foo/1.0/package.py"};
#ifdef WRONG
    const auto attributes = rezdex::parse_files(paths).attributes(0);
#else
    const rezdex::Batch batch = rezdex::parse_files(paths);
    const auto attributes = batch.attributes(0);
#endif
    return attributes && attributes->find("description").has_value();
}
