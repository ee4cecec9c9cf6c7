// Promise: what went wrong with the index's folder, as an Error a person can act on.
#pragma once

#include <string>
#include <string_view>

#include "rezdex/result.h"

namespace rezdex::store {

// `code` is an errno or one of LMDB's own (negative) codes; `doing` completes "cannot …".
[[nodiscard]] Error failure(int code, std::string_view path, std::string_view doing);

// The index is there and is not what it promised; says how to mend it.
[[nodiscard]] Error damaged(std::string_view path, std::string_view what);

} // namespace rezdex::store
