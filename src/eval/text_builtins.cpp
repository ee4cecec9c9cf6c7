// Promise: the functions and types of builtins that make text: str, bytes, repr, ascii, format, chr, ord,
// print.
#include <algorithm>
#include <array>
#include <string>

#include "eval/characters.h"
#include "eval/integer.h"
#include "eval/iteration.h"
#include "eval/library_object.h"
#include "eval/methods.h"
#include "eval/native.h"
#include "eval/protocol.h"
#include "eval/text_codec.h"
#include "eval/text_search.h"

namespace rezdex::eval {
namespace {

Object* make_string(std::string_view text, Run& run) {
    if (!run.room(text.size())) return nullptr;
    return make_text(run.arena, Type::string, run.arena.copy(text));
}

// repr(), ascii(): `append` of the one argument.
Object* text_of_argument(const Arguments& arguments, bool (*append)(const Object&, std::string&, Run&),
                         Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    std::string text;
    return append(*arguments.positional[0], text, run) ? make_string(text, run) : nullptr;
}

Object* builtin_repr(const Arguments& arguments, Run& run) {
    return text_of_argument(arguments, append_repr, run);
}
Object* builtin_ascii(const Arguments& arguments, Run& run) {
    return text_of_argument(arguments, append_ascii, run);
}

Object* builtin_format(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 2, run)) return nullptr;
    std::string_view spec;
    if (arguments.positional.size() == 2) {
        const Object& given = *arguments.positional[1];
        if (given.type != Type::string)
            return refuse(given, "TypeError: format() argument 2 must be str", run);
        spec = text_of(given);
    }
    std::string text;
    return append_format(*arguments.positional[0], spec, text, run) ? make_string(text, run) : nullptr;
}

Object* builtin_chr(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    const Object& given = *arguments.positional[0];
    if (!is_integer(given)) return refuse(given, "TypeError: an integer is required", run);
    const std::int64_t code = is_integral(given) ? as<Integer>(given).value : std::int64_t{1} << 40U;
    if (code != static_cast<std::int32_t>(code)) // which exception, is not the same in all
        return run.decline(Reason::may_raise, "a huge integer as a character");
    if (code < 0 || code > 0x10FFFF) return run.raise("ValueError: chr() arg not in range(0x110000)");
    std::string character;
    append_character(static_cast<char32_t>(code), character);
    return make_string(character, run);
}

Object* builtin_ord(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    const Object& given = *arguments.positional[0];
    if (given.type != Type::string && given.type != Type::bytes)
        return refuse(given, "TypeError: ord() expected string of length 1", run);
    const std::string_view text = text_of(given);
    std::size_t at = 0;
    char32_t unit = 0;
    if (given.type == Type::bytes && text.size() == 1) {
        at = 1;
        unit = static_cast<unsigned char>(text.front());
    } else if (given.type == Type::string && !text.empty()) {
        unit = next_character(text, at);
    }
    if (at == 0 || at != text.size()) return run.raise("TypeError: ord() expected a character");
    return make_integer(static_cast<std::int64_t>(unit), run);
}

// --- str and bytes -------------------------------------------------------------------------------------

constexpr std::array<std::string_view, 3> str_names{"object", "encoding", "errors"};
constexpr std::array<std::string_view, 3> bytes_names{"source", "encoding", "errors"};

Object* builtin_str(const Arguments& arguments, Run& run) {
    std::array<Object*, 3> slots{};
    if (!bind_arguments({"str", str_names}, arguments, slots, run)) return nullptr;
    if (slots[0] == nullptr) { // the encoding is not even looked up
        if (slots[1] != nullptr || slots[2] != nullptr)
            return run.decline(Reason::unsupported_call, "str() with an encoding of nothing");
        return make_text(run.arena, Type::string, {});
    }
    if (slots[1] == nullptr && slots[2] == nullptr) {
        if (slots[0]->type == Type::string) return slots[0];
        if (slots[0]->type == Type::library_object && as<LibraryObject>(*slots[0]).made_by->unknown_text)
            return run.arena.make<Live>(Object{Type::live}, Injected::none);
        std::string text;
        return append_str(*slots[0], text, run) ? make_string(text, run) : nullptr;
    }
    if (slots[0]->type == Type::bytes) return decode(*slots[0], slots[1], slots[2], run);
    return refuse(*slots[0], "TypeError: decoding to str: need a bytes-like object", run);
}

Object* zero_bytes(const Object& count, Run& run) {
    const std::int64_t size = is_integral(count) ? as<Integer>(count).value : 0;
    if (count.type == Type::big_integer) return run.decline(Reason::may_raise, "bytes of a huge size");
    if (size < 0) return run.raise("ValueError: negative count");
    if (!run.room(static_cast<std::size_t>(size)) || !step_over(static_cast<std::size_t>(size), run))
        return nullptr;
    const std::string zeros(static_cast<std::size_t>(size), '\0');
    return make_text(run.arena, Type::bytes, run.arena.copy(std::string_view(zeros)));
}

Object* bytes_of_items(Object& items, Run& run) {
    std::string bytes;
    Iteration iteration(items, run);
    while (const Object* item = iteration.next()) {
        if (!is_integer(*item)) return refuse(*item, "TypeError: an integer is required", run);
        const std::int64_t byte = is_integral(*item) ? as<Integer>(*item).value : -1;
        if (byte < 0 || byte > 255) return run.raise("ValueError: bytes must be in range(0, 256)");
        bytes += static_cast<char>(static_cast<unsigned char>(byte));
    }
    if (run.failed() || !run.room(bytes.size())) return nullptr;
    return make_text(run.arena, Type::bytes, run.arena.copy(std::string_view(bytes)));
}

Object* builtin_bytes(const Arguments& arguments, Run& run) {
    std::array<Object*, 3> slots{};
    if (!bind_arguments({"bytes", bytes_names}, arguments, slots, run)) return nullptr;
    const bool encodes = slots[1] != nullptr || slots[2] != nullptr;
    if (slots[0] == nullptr) {
        if (encodes) return run.raise("TypeError: encoding or errors without a string argument");
        return make_text(run.arena, Type::bytes, {});
    }
    Object& source = *slots[0];
    if (source.type == Type::string) {
        if (slots[1] != nullptr) return encode(source, slots[1], slots[2], run);
        if (slots[2] != nullptr) return encode(source, nullptr, slots[2], run);
        return run.raise("TypeError: string argument without an encoding");
    }
    if (encodes) return refuse(source, "TypeError: encoding without a string argument", run);
    if (source.type == Type::bytes) return &source;
    if (is_integer(source)) return zero_bytes(source, run);
    return bytes_of_items(source, run);
}

// --- print ---------------------------------------------------------------------------------------------

constexpr std::array<std::string_view, 4> print_names{"sep", "end", "file", "flush"};

// None, where what is printed can be: ASCII, for the encoding of the terminal is not known.
Object* builtin_print(const Arguments& arguments, Run& run) {
    std::array<Object*, 4> slots{};
    const Parameters keywords{.function = "print", .names = print_names, .positional = 0};
    if (!bind_arguments(keywords, {{}, arguments.keywords}, slots, run)) return nullptr;
    if ((slots[2] != nullptr && slots[2]->type != Type::none) || slots[3] != nullptr)
        return run.decline(Reason::unsupported_call, "print() to a file");
    std::string text;
    for (const Object* ends : {slots[0], slots[1]}) {
        if (ends == nullptr || ends->type == Type::none) continue;
        if (ends->type != Type::string)
            return refuse(*ends, "TypeError: sep and end must be None or str", run);
        text += text_of(*ends);
    }
    for (const Object* object : arguments.positional) {
        if (!append_str(*object, text, run)) return nullptr;
    }
    if (!is_ascii(text)) return run.decline(Reason::may_raise, "printing text that is not ASCII");
    return &none_object;
}

using enum Builtin::Kind;

constexpr std::array builtins{
    Builtin("ascii", function, builtin_ascii), Builtin("bytes", type, builtin_bytes, Type::bytes),
    Builtin("chr", function, builtin_chr),     Builtin("format", function, builtin_format),
    Builtin("ord", function, builtin_ord),     Builtin("print", function, builtin_print),
    Builtin("repr", function, builtin_repr),   Builtin("str", type, builtin_str, Type::string)};
static_assert(std::ranges::is_sorted(builtins, {}, &Builtin::name));

} // namespace

Builtins text_builtins() noexcept { return builtins; }

} // namespace rezdex::eval
