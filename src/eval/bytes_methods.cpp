// Promise: the methods of bytes: those that only bytes has, and the table of all.
#include <algorithm>
#include <array>
#include <numeric>
#include <string>

#include "eval/methods.h"
#include "eval/native.h"
#include "eval/sequence.h"
#include "eval/text_codec.h"
#include "eval/text_methods.h"
#include "eval/text_search.h"

namespace rezdex::eval {
namespace {

constexpr std::array<std::string_view, 3> decode_names{"self", "encoding", "errors"};
constexpr std::array<std::string_view, 3> hex_names{"self", "sep", "bytes_per_sep"};
constexpr std::array<std::string_view, 3> translate_names{"self", "table", "delete"};

Object* bytes_decode(const Arguments& arguments, Run& run) {
    std::array<Object*, 3> slots{};
    if (!bind_arguments({"decode", decode_names, 1, 1}, arguments, slots, run)) return nullptr;
    return decode(*slots[0], slots[1], slots[2], run);
}

int digit_of(char c) noexcept {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

Object* bytes_fromhex(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    const Object& given = *arguments.positional[0];
    if (given.type != Type::string) return refuse(given, "TypeError: fromhex() argument must be str", run);
    const std::string_view text = text_of(given);
    if (!run.step(1 + text.size() / 4) || !run.room(text.size())) return nullptr;
    std::string bytes;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_space(Type::bytes, static_cast<unsigned char>(text[at]))) continue;
        const int high = digit_of(text[at]);
        const int low = at + 1 < text.size() ? digit_of(text[at + 1]) : -1;
        if (high < 0 || low < 0) return run.raise("ValueError: non-hexadecimal number found in fromhex()");
        bytes += static_cast<char>(high * 16 + low);
        ++at;
    }
    return make_text(run.arena, Type::bytes, run.arena.copy(std::string_view(bytes)));
}

// The one ASCII character between groups of bytes; empty after a failure.
std::string_view hex_separator(const Object& given, Run& run) {
    if (given.type != Type::string && given.type != Type::bytes) {
        run.decline(Reason::may_raise, "hex() with a separator that is no text"); // its length is asked first
        return {};
    }
    const std::string_view separator = text_of(given);
    if (size_of(given) == 1 && static_cast<unsigned char>(separator.front()) < 0x80) return separator;
    run.raise("ValueError: sep must be length 1 and ASCII.");
    return {};
}

Object* bytes_hex(const Arguments& arguments, Run& run) {
    std::array<Object*, 3> slots{};
    if (!bind_arguments({"hex", hex_names, 1, 1}, arguments, slots, run)) return nullptr;
    const std::string_view bytes = text_of(*slots[0]);
    const auto per_group = slots[2] == nullptr ? std::optional<std::int64_t>(1) : index_value(*slots[2], run);
    if (!per_group) return nullptr;
    std::string_view separator;
    if (slots[1] != nullptr) separator = hex_separator(*slots[1], run);
    if (run.failed()) return nullptr;
    if (!run.step(1 + bytes.size() / 4) || !run.room(bytes.size() * 3)) return nullptr;
    const auto group = static_cast<std::size_t>(*per_group < 0 ? 0 - static_cast<std::uint64_t>(*per_group)
                                                               : static_cast<std::uint64_t>(*per_group));
    // Groups are counted from the right, or from the left where their size is negative.
    const std::size_t shift = *per_group > 0 ? group - bytes.size() % group : 0;
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (group != 0 && i > 0 && (i + shift) % group == 0) text += separator;
        const auto byte = static_cast<unsigned char>(bytes[i]);
        text += "0123456789abcdef"[byte >> 4U];
        text += "0123456789abcdef"[byte & 15U];
    }
    return make_text(run.arena, Type::string, run.arena.copy(std::string_view(text)));
}

Object* bytes_maketrans(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    for (const Object* argument : arguments.positional) {
        if (argument->type != Type::bytes)
            return refuse(*argument, "TypeError: a bytes-like object is required", run);
    }
    const std::string_view from = text_of(*arguments.positional[0]), to = text_of(*arguments.positional[1]);
    if (from.size() != to.size()) return run.raise("ValueError: maketrans arguments must have same length");
    if (!step_over(from.size(), run)) return nullptr;
    std::array<char, 256> table;
    std::iota(table.begin(), table.end(), '\0');
    for (std::size_t i = 0; i < from.size(); ++i) table[static_cast<unsigned char>(from[i])] = to[i];
    return make_text(run.arena, Type::bytes, run.arena.copy(std::string_view(table.data(), table.size())));
}

Object* bytes_translate(const Arguments& arguments, Run& run) {
    std::array<Object*, 3> slots{};
    if (!bind_arguments({"translate", translate_names, 2, 2}, arguments, slots, run)) return nullptr;
    const Object& self = *slots[0];
    const bool identity = slots[1]->type == Type::none;
    const auto table = identity ? std::string_view() : text_argument(self, *slots[1], run);
    if (!table) return nullptr;
    if (!identity && table->size() != 256)
        return run.raise("ValueError: translation table must be 256 characters long");
    const auto deleted = slots[2] == nullptr ? std::string_view() : text_argument(self, *slots[2], run);
    const std::string_view text = text_of(self);
    if (!deleted || !step_over(text.size() + deleted->size(), run)) return nullptr;
    std::array<bool, 256> gone{};
    for (const char byte : *deleted) gone[static_cast<unsigned char>(byte)] = true;
    std::string translated;
    for (const char byte : text) {
        const auto unit = static_cast<unsigned char>(byte);
        if (!gone[unit]) translated += identity ? byte : (*table)[unit];
    }
    return make_like(self, translated, run);
}

constexpr Builtin method(std::string_view name, Native native) {
    return {name, Builtin::Kind::method, native, Type::bytes};
}

constexpr Builtin static_method(std::string_view name, Native native) {
    return {name, Builtin::Kind::static_method, native, Type::bytes};
}

constexpr std::array methods{method("capitalize", text_capitalize),
                             method("center", text_center),
                             method("count", text_count),
                             method("decode", bytes_decode),
                             method("endswith", text_endswith),
                             method("expandtabs", text_expandtabs),
                             method("find", text_find),
                             static_method("fromhex", bytes_fromhex),
                             method("hex", bytes_hex),
                             method("index", text_index),
                             method("isalnum", text_isalnum),
                             method("isalpha", text_isalpha),
                             method("isascii", text_isascii),
                             method("isdigit", text_isdigit),
                             method("islower", text_islower),
                             method("isspace", text_isspace),
                             method("istitle", text_istitle),
                             method("isupper", text_isupper),
                             method("join", text_join),
                             method("ljust", text_ljust),
                             method("lower", text_lower),
                             method("lstrip", text_lstrip),
                             static_method("maketrans", bytes_maketrans),
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
                             method("translate", bytes_translate),
                             method("upper", text_upper),
                             method("zfill", text_zfill)};
static_assert(std::ranges::is_sorted(methods, {}, &Builtin::name));

} // namespace

Builtins bytes_methods() noexcept { return methods; }

} // namespace rezdex::eval
