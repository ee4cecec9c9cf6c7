// Promise: see eval/string.h.
#include "eval/string.h"

#include <string_view>

#include "eval/characters.h"
#include "eval/native.h"
#include "eval/text_search.h"

namespace rezdex::eval {
namespace {

// The index from the front; nothing, and raised, where there is no such item.
std::optional<std::size_t> at(std::int64_t index, std::size_t size, Run& run) {
    if (index < 0) index += static_cast<std::int64_t>(size);
    if (index >= 0 && static_cast<std::size_t>(index) < size) return static_cast<std::size_t>(index);
    run.raise("IndexError: index out of range");
    return std::nullopt;
}

// Bytes of a text, each step-th.
Object* bytes_at(std::string_view text, const Bounds& bounds, Type type, Run& run) {
    const auto start = static_cast<std::size_t>(bounds.start);
    if (bounds.count == 0) return make_text(run.arena, type, {});
    if (bounds.step == 1 || bounds.count == 1)
        return make_text(run.arena, type, text.substr(start, bounds.count));
    if (!step_over(bounds.count, run) || !run.room(bounds.count)) return nullptr;
    auto* bytes = static_cast<char*>(run.arena.allocate(bounds.count, 1));
    std::int64_t position = bounds.start;
    for (std::size_t i = 0; i < bounds.count; ++i) {
        bytes[i] = text[static_cast<std::size_t>(position)];
        if (i + 1 < bounds.count) position += bounds.step;
    }
    return make_text(run.arena, type, {bytes, bounds.count});
}

// Characters forwards or backwards from the one that begins at text[position], each step-th.
Object* characters_at(std::string_view text, std::size_t position, const Bounds& bounds, Run& run) {
    if (!run.room(bounds.count * 4)) return nullptr;
    std::string characters;
    const std::uint64_t apart = bounds.step < 0 ? 0 - static_cast<std::uint64_t>(bounds.step)
                                                : static_cast<std::uint64_t>(bounds.step);
    for (std::size_t taken = 0;;) {
        std::size_t behind = position;
        append_character(next_character(text, behind), characters);
        if (++taken == bounds.count) break;
        if (bounds.step > 0) position = behind;
        for (std::uint64_t i = bounds.step > 0 ? 1 : 0; i < apart; ++i) {
            if (bounds.step > 0)
                static_cast<void>(next_character(text, position));
            else
                static_cast<void>(previous_character(text, position));
        }
    }
    return make_text(run.arena, Type::string, run.arena.copy(std::string_view(characters)));
}

} // namespace

std::size_t string_length(const Object& string) noexcept { return count_characters(text_of(string)); }

Object* string_item(const Object& string, std::int64_t index, Run& run) {
    const std::string_view text = text_of(string);
    if (!step_over(text.size(), run)) return nullptr;
    const auto position = at(index, count_characters(text), run);
    if (!position) return nullptr;
    const std::size_t begin = offset_of(text, *position);
    std::size_t end = begin;
    static_cast<void>(next_character(text, end));
    return make_text(run.arena, Type::string, text.substr(begin, end - begin));
}

Object* bytes_item(const Object& bytes, std::int64_t index, Run& run) {
    const auto position = at(index, text_of(bytes).size(), run);
    if (!position) return nullptr;
    return run.arena.make<Integer>(Object{Type::integer},
                                   static_cast<unsigned char>(text_of(bytes)[*position]));
}

Object* string_slice(const Object& string, const Bounds& bounds, Run& run) {
    const std::string_view text = text_of(string);
    if (!step_over(text.size(), run)) return nullptr;
    if (bounds.count == 0 || is_ascii(text)) return bytes_at(text, bounds, Type::string, run);
    const std::size_t begin = offset_of(text, static_cast<std::size_t>(bounds.start));
    if (bounds.step != 1 && bounds.count > 1) return characters_at(text, begin, bounds, run);
    const std::string_view rest = text.substr(begin);
    return make_text(run.arena, Type::string, rest.substr(0, offset_of(rest, bounds.count)));
}

Object* bytes_slice(const Object& bytes, const Bounds& bounds, Run& run) {
    return bytes_at(text_of(bytes), bounds, Type::bytes, run);
}

std::optional<bool> string_contains(const Object& string, const Object& item, Run& run) {
    if (item.type == Type::string) {
        if (!step_over(text_of(string).size(), run)) return std::nullopt;
        return find_text(text_of(string), text_of(item)) != std::string_view::npos;
    }
    refuse(item, "TypeError: 'in <string>' requires string as left operand", run);
    return std::nullopt;
}

std::optional<bool> bytes_contains(const Object& bytes, const Object& item, Run& run) {
    const std::string_view text = text_of(bytes);
    if (!step_over(text.size(), run)) return std::nullopt;
    if (item.type == Type::bytes) return find_text(text, text_of(item)) != std::string_view::npos;
    if (is_integral(item)) {
        const std::int64_t byte = as<Integer>(item).value;
        if (byte >= 0 && byte <= 255)
            return text.find(static_cast<char>(static_cast<unsigned char>(byte))) != std::string_view::npos;
        run.raise("ValueError: byte must be in range(0, 256)");
    } else if (item.type == Type::big_integer) {
        run.raise("ValueError: byte must be in range(0, 256)"); // CPython asks for an index that fits first
    } else {
        refuse(item, "TypeError: a bytes-like object is required", run);
    }
    return std::nullopt;
}

} // namespace rezdex::eval
