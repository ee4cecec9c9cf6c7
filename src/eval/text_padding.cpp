// Promise: the methods of str and bytes that fill up to a width: center, ljust, rjust, zfill, expandtabs.
#include <algorithm>
#include <array>
#include <string>

#include "eval/native.h"
#include "eval/sequence.h"
#include "eval/text_methods.h"
#include "eval/text_search.h"

namespace rezdex::eval {
namespace {

constexpr std::array<std::string_view, 2> expandtabs_names{"self", "tabsize"};

bool has_room(std::size_t size, std::int64_t padding, Run& run) noexcept {
    const auto added = static_cast<std::size_t>(std::max<std::int64_t>(padding, 0));
    return run.room(added) && step_over(added + size, run) && run.room(size + added * 4);
}

void append_fill(std::string_view fill, std::int64_t count, std::string& to) {
    for (; count > 0; --count) to += fill;
}

// center, ljust and rjust; `left_of` says how much of the padding stands left.
template <class LeftOf>
Object* pad(const Arguments& arguments, LeftOf left_of, Run& run) {
    if (!takes(arguments, 2, 3, run)) return nullptr;
    const Object& self = *arguments.positional[0];
    const auto width = index_value(*arguments.positional[1], run);
    if (!width) return nullptr;
    std::string_view fill = " ";
    if (arguments.positional.size() == 3) {
        const auto given = text_argument(self, *arguments.positional[2], run);
        if (!given) return nullptr;
        if (size_of(*arguments.positional[2]) != 1)
            return run.raise("TypeError: The fill character must be exactly one character long");
        fill = *given;
    }
    const std::string_view text = text_of(self);
    const auto size = static_cast<std::int64_t>(size_of(self));
    if (*width <= size) return make_part(self, text, run);
    const std::int64_t padding = *width - size;
    if (!has_room(text.size(), padding, run)) return nullptr;
    std::string padded;
    const std::int64_t left = left_of(padding, *width);
    append_fill(fill, left, padded);
    padded += text;
    append_fill(fill, padding - left, padded);
    return make_like(self, padded, run);
}

} // namespace

Object* text_center(const Arguments& arguments, Run& run) {
    return pad(
        arguments,
        [](std::int64_t padding, std::int64_t width) { return padding / 2 + (padding & width & 1); }, run);
}

Object* text_ljust(const Arguments& arguments, Run& run) {
    return pad(arguments, [](std::int64_t, std::int64_t) { return std::int64_t{0}; }, run);
}

Object* text_rjust(const Arguments& arguments, Run& run) {
    return pad(arguments, [](std::int64_t padding, std::int64_t) { return padding; }, run);
}

Object* text_zfill(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    const Object& self = *arguments.positional[0];
    const auto width = index_value(*arguments.positional[1], run);
    if (!width) return nullptr;
    std::string_view text = text_of(self);
    const std::int64_t padding = *width - static_cast<std::int64_t>(size_of(self));
    if (*width <= 0 || padding <= 0) return make_part(self, text, run);
    if (!has_room(text.size(), padding, run)) return nullptr;
    std::string filled;
    if (text.starts_with('+') || text.starts_with('-')) {
        filled += text.front();
        text.remove_prefix(1);
    }
    filled.append(static_cast<std::size_t>(padding), '0').append(text);
    return make_like(self, filled, run);
}

Object* text_expandtabs(const Arguments& arguments, Run& run) {
    std::array<Object*, 2> slots{};
    if (!bind_arguments({"expandtabs", expandtabs_names, 1, 1}, arguments, slots, run)) return nullptr;
    const auto given = slots[1] == nullptr ? std::optional<std::int64_t>(8) : index_value(*slots[1], run);
    if (!given) return nullptr;
    if (*given > 1'000'000 || *given < -1'000'000) return run.decline(Reason::limit_memory);
    const Object& self = *slots[0];
    const std::string_view text = text_of(self);
    if (!step_over(text.size(), run)) return nullptr;
    std::string expanded;
    std::int64_t column = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const char32_t unit = next_unit(self.type, text, at);
        if (unit != '\t') {
            expanded += text.substr(start, at - start);
            column = unit == '\n' || unit == '\r' ? 0 : column + 1;
        } else if (*given > 0) {
            const std::int64_t blanks = *given - column % *given;
            if (!has_room(expanded.size() / 64, blanks, run) || !run.room(expanded.size())) return nullptr;
            append_fill(" ", blanks, expanded);
            column += blanks;
        }
    }
    return make_like(self, expanded, run);
}

} // namespace rezdex::eval
