// Promise: what lies in an index's folder, by name, and whether the folder is an index's where CURRENT does
// not say so.
//
// For the sources of this folder, and for those that look through an index's files. Nothing here writes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rezdex/result.h"

namespace rezdex::store {

// Is it one of the names that database.h lists? Is it that of a file that a writer has not finished?
[[nodiscard]] bool is_name_of_index(std::string_view name);
[[nodiscard]] bool is_temporary(std::string_view name);

// Errors: permission, io, not_found.
[[nodiscard]] Result<std::vector<std::string>> names_in(const std::string& directory);
[[nodiscard]] Result<std::vector<std::uint64_t>> generations_in(const std::string& directory); // newest first

// Where CURRENT is lost or says nothing: a HISTORY that begins as ours does makes the folder an index's, and
// so does a generation's file, where all else bears a name of ours, too. Other programs have a CURRENT and a
// HISTORY as well. Not where the folder is not there. Errors: permission, io.
[[nodiscard]] Result<bool> was_index(const std::string& directory);

} // namespace rezdex::store
