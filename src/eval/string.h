// Promise: what the protocol (eval/protocol.h) asks of str and bytes: length, items, slices, membership.
//
// The text of a str is WTF-8, and every index and length is in code points. Nothing here changes an object; a
// part of a text shares its bytes. Null or nothing after a failure, which `run` holds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "eval/run.h"
#include "eval/sequence.h"
#include "eval/value.h"

namespace rezdex::eval {

[[nodiscard]] std::size_t string_length(const Object& string) noexcept;

// string[index] and bytes[index]; negative ones count from the end.
[[nodiscard]] Object* string_item(const Object& string, std::int64_t index, Run& run);
[[nodiscard]] Object* bytes_item(const Object& bytes, std::int64_t index, Run& run);

// The items that a slice stands for, all of which are there (eval/sequence.h).
[[nodiscard]] Object* string_slice(const Object& string, const Bounds& bounds, Run& run);
[[nodiscard]] Object* bytes_slice(const Object& bytes, const Bounds& bounds, Run& run);

// item in string, item in bytes
[[nodiscard]] std::optional<bool> string_contains(const Object& string, const Object& item, Run& run);
[[nodiscard]] std::optional<bool> bytes_contains(const Object& bytes, const Object& item, Run& run);

} // namespace rezdex::eval
