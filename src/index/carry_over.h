// Promise: copies what one generation holds of a repository into the next, record by record, as it is.
#pragma once

#include <optional>

#include "rezdex/result.h"
#include "store/generation.h"
#include "store/key.h"

namespace rezdex::index {

// Error kind damaged where the generation cannot be read, else the writer's. A record that is damaged in
// itself is copied: its reader will say so.
[[nodiscard]] std::optional<Error> carry_over(const store::Generation& from, store::RepositoryId id,
                                              store::GenerationWriter& to);

} // namespace rezdex::index
