// Promise: the functions of os.path that compare paths, as posixpath has them: commonpath, commonprefix,
// relpath and splitdrive.
#pragma once

#include "eval/call.h"

namespace rezdex::eval {

[[nodiscard]] Object* common_path(const Arguments& arguments, Run& run);
[[nodiscard]] Object* common_prefix(const Arguments& arguments, Run& run);
[[nodiscard]] Object* relative_path(const Arguments& arguments, Run& run);
[[nodiscard]] Object* split_drive(const Arguments& arguments, Run& run);

} // namespace rezdex::eval
