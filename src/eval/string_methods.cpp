// Promise: the methods of str: those that only str has, and the table of all.
#include <algorithm>
#include <array>

#include "eval/format_string.h"
#include "eval/methods.h"
#include "eval/native.h"
#include "eval/string_translate.h"
#include "eval/text_codec.h"
#include "eval/text_methods.h"

namespace rezdex::eval {
namespace {

constexpr std::array<std::string_view, 3> encode_names{"self", "encoding", "errors"};

Object* string_encode(const Arguments& arguments, Run& run) {
    std::array<Object*, 3> slots{};
    if (!bind_arguments({"encode", encode_names, 1, 1}, arguments, slots, run)) return nullptr;
    return encode(*slots[0], slots[1], slots[2], run);
}

Object* string_format(const Arguments& arguments, Run& run) {
    const FormatFields fields{arguments.positional.subspan(1), arguments.keywords};
    return format_string(text_of(*arguments.positional[0]), fields, run);
}

Object* string_format_map(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    const FormatFields fields{{}, {}, arguments.positional[1]};
    return format_string(text_of(*arguments.positional[0]), fields, run);
}

constexpr Builtin method(std::string_view name, Native native) {
    return {name, Builtin::Kind::method, native, Type::string};
}

constexpr std::array methods{
    method("capitalize", text_capitalize),
    method("casefold", text_casefold),
    method("center", text_center),
    method("count", text_count),
    method("encode", string_encode),
    method("endswith", text_endswith),
    method("expandtabs", text_expandtabs),
    method("find", text_find),
    method("format", string_format),
    method("format_map", string_format_map),
    method("index", text_index),
    method("isalnum", text_isalnum),
    method("isalpha", text_isalpha),
    method("isascii", text_isascii),
    method("isdecimal", text_isdecimal),
    method("isdigit", text_isdigit),
    method("isidentifier", text_isidentifier),
    method("islower", text_islower),
    method("isnumeric", text_isnumeric),
    method("isprintable", text_isprintable),
    method("isspace", text_isspace),
    method("istitle", text_istitle),
    method("isupper", text_isupper),
    method("join", text_join),
    method("ljust", text_ljust),
    method("lower", text_lower),
    method("lstrip", text_lstrip),
    Builtin("maketrans", Builtin::Kind::static_method, string_maketrans, Type::string),
    method("partition", text_partition),
    method("removeprefix", text_removeprefix),
    method("removesuffix", text_removesuffix),
    method("replace", text_replace),
    method("rfind", text_rfind),
    method("rindex", text_rindex),
    method("rjust", text_rjust),
    method("rpartition", text_rpartition),
    method("rsplit", text_rsplit),
    method("rstrip", text_rstrip),
    method("split", text_split),
    method("splitlines", text_splitlines),
    method("startswith", text_startswith),
    method("strip", text_strip),
    method("swapcase", text_swapcase),
    method("title", text_title),
    method("translate", string_translate),
    method("upper", text_upper),
    method("zfill", text_zfill)};
static_assert(std::ranges::is_sorted(methods, {}, &Builtin::name));

} // namespace

Builtins string_methods() noexcept { return methods; }

} // namespace rezdex::eval
