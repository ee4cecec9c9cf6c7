// Promise: tells for one path which stamp, input, setting or rule made its answer what it is.
#pragma once

#include "index/lookup.h"
#include "rezdex/index.h"

namespace rezdex::index {

[[nodiscard]] Explanation explain(const Surroundings& surroundings, std::string_view path,
                                  const LookupOptions& options);

} // namespace rezdex::index
