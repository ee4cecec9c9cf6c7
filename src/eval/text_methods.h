// Promise: the methods that str and bytes share. Each looks at the type of self; str is read by code points.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "eval/call.h"
#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

// --- text_find.cpp
Object* text_find(const Arguments& arguments, Run& run);
Object* text_rfind(const Arguments& arguments, Run& run);
Object* text_index(const Arguments& arguments, Run& run);
Object* text_rindex(const Arguments& arguments, Run& run);
Object* text_count(const Arguments& arguments, Run& run);
Object* text_startswith(const Arguments& arguments, Run& run);
Object* text_endswith(const Arguments& arguments, Run& run);

// --- text_parts.cpp
Object* text_partition(const Arguments& arguments, Run& run);
Object* text_rpartition(const Arguments& arguments, Run& run);
Object* text_removeprefix(const Arguments& arguments, Run& run);
Object* text_removesuffix(const Arguments& arguments, Run& run);
Object* text_replace(const Arguments& arguments, Run& run);
Object* text_strip(const Arguments& arguments, Run& run);
Object* text_lstrip(const Arguments& arguments, Run& run);
Object* text_rstrip(const Arguments& arguments, Run& run);

// --- text_split.cpp
Object* text_split(const Arguments& arguments, Run& run);
Object* text_rsplit(const Arguments& arguments, Run& run);
Object* text_splitlines(const Arguments& arguments, Run& run);
Object* text_join(const Arguments& arguments, Run& run);

// --- text_padding.cpp
Object* text_center(const Arguments& arguments, Run& run);
Object* text_ljust(const Arguments& arguments, Run& run);
Object* text_rjust(const Arguments& arguments, Run& run);
Object* text_zfill(const Arguments& arguments, Run& run);
Object* text_expandtabs(const Arguments& arguments, Run& run);

// --- text_case.cpp
Object* text_capitalize(const Arguments& arguments, Run& run);
Object* text_casefold(const Arguments& arguments, Run& run); // of str only
Object* text_lower(const Arguments& arguments, Run& run);
Object* text_swapcase(const Arguments& arguments, Run& run);
Object* text_title(const Arguments& arguments, Run& run);
Object* text_upper(const Arguments& arguments, Run& run);

// --- text_kind.cpp; isdecimal, isidentifier, isnumeric and isprintable are of str only
Object* text_isalnum(const Arguments& arguments, Run& run);
Object* text_isalpha(const Arguments& arguments, Run& run);
Object* text_isascii(const Arguments& arguments, Run& run);
Object* text_isdecimal(const Arguments& arguments, Run& run);
Object* text_isdigit(const Arguments& arguments, Run& run);
Object* text_isidentifier(const Arguments& arguments, Run& run);
Object* text_islower(const Arguments& arguments, Run& run);
Object* text_isnumeric(const Arguments& arguments, Run& run);
Object* text_isprintable(const Arguments& arguments, Run& run);
Object* text_isspace(const Arguments& arguments, Run& run);
Object* text_istitle(const Arguments& arguments, Run& run);
Object* text_isupper(const Arguments& arguments, Run& run);

// --- what they share (text_arguments.cpp)

// A part of self: a new object that shares its bytes.
[[nodiscard]] Object* make_part(const Object& self, std::string_view part, Run& run);
// A new object of self's type. `text` is copied.
[[nodiscard]] Object* make_like(const Object& self, std::string_view text, Run& run);

// len(self), and the offset in bytes of one of its positions.
[[nodiscard]] std::size_t size_of(const Object& self) noexcept;
[[nodiscard]] std::size_t offset_in(const Object& self, std::size_t position) noexcept;

// The character of a str or the byte of bytes at an offset, or before it, which then moves.
[[nodiscard]] char32_t next_unit(Type type, std::string_view text, std::size_t& offset) noexcept;
[[nodiscard]] char32_t previous_unit(Type type, std::string_view text, std::size_t& offset) noexcept;

// An argument that must be of self's type; nothing, and raised, where it is not.
[[nodiscard]] std::optional<std::string_view> text_argument(const Object& self, const Object& argument,
                                                            Run& run);

// Whether split() and strip() see white space there.
[[nodiscard]] bool is_space(Type type, char32_t unit) noexcept;

} // namespace rezdex::eval
