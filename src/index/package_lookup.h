// Promise: packages by family and version, as rez.packages lists and loads them, position-aligned.
#pragma once

#include <span>
#include <string_view>

#include "index/lookup.h"
#include "rezdex/index.h"

namespace rezdex::index {

[[nodiscard]] PackageBatch lookup_packages(const Surroundings& surroundings,
                                           std::span<const PackageQuery> queries,
                                           std::span<const std::string_view> repositories,
                                           const LookupOptions& options);

[[nodiscard]] PackageBatch lookup_family(const Surroundings& surroundings, std::string_view family,
                                         std::span<const std::string_view> repositories,
                                         const LookupOptions& options);

} // namespace rezdex::index
