// Promise: the methods of str and bytes that look for a part: find, index, count, startswith and the like.
#include <algorithm>
#include <limits>

#include "eval/characters.h"
#include "eval/integer.h"
#include "eval/native.h"
#include "eval/text_methods.h"
#include "eval/text_search.h"

namespace rezdex::eval {
namespace {

// A start or an end as slices take it: any integer, or None for what was left out.
std::optional<std::int64_t> slice_position(const Arguments& arguments, std::size_t at, std::int64_t otherwise,
                                           Run& run) {
    if (at >= arguments.positional.size()) return otherwise;
    const Object& given = *arguments.positional[at];
    if (given.type == Type::none) return otherwise;
    if (is_integral(given)) return as<Integer>(given).value;
    if (given.type == Type::big_integer) {
        return sign_of(given) < 0 ? std::numeric_limits<std::int64_t>::min()
                                  : std::numeric_limits<std::int64_t>::max();
    }
    refuse(given, "TypeError: slice indices must be integers or None or have an __index__ method", run);
    return std::nullopt;
}

// Where in self to look, in positions; `start` may lie behind `end`, and then nothing is found.
struct Window {
    std::int64_t start, end;

    [[nodiscard]] std::size_t size() const noexcept { return static_cast<std::size_t>(end - start); }
};

// The arguments behind the part, which is the first behind self.
std::optional<Window> window_of(const Arguments& arguments, Run& run) {
    const Object& self = *arguments.positional[0];
    if (!step_over(text_of(self).size(), run)) return std::nullopt;
    const auto size = static_cast<std::int64_t>(size_of(self));
    const auto start = slice_position(arguments, 2, 0, run);
    if (!start) return std::nullopt;
    const auto end = slice_position(arguments, 3, size, run);
    if (!end) return std::nullopt;
    const auto from_front = [size](std::int64_t position) {
        return position < 0 ? std::max<std::int64_t>(position + size, 0) : position;
    };
    return Window{from_front(*start), std::min(from_front(*end), size)};
}

std::string_view text_in(const Object& self, const Window& window) {
    const std::size_t begin = offset_in(self, static_cast<std::size_t>(window.start));
    const std::size_t end = offset_in(self, static_cast<std::size_t>(window.end));
    return text_of(self).substr(begin, end - begin);
}

// What to look for: in bytes, a byte's number will do. It lies in `byte` then.
std::optional<std::string_view> part_argument(const Arguments& arguments, char& byte, Run& run) {
    const Object& self = *arguments.positional[0];
    const Object& part = *arguments.positional[1];
    if (self.type == Type::string || !is_integer(part)) return text_argument(self, part, run);
    const std::int64_t number = is_integral(part) ? as<Integer>(part).value : -1;
    if (number < 0 || number > 255) {
        run.raise("ValueError: byte must be in range(0, 256)");
        return std::nullopt;
    }
    byte = static_cast<char>(static_cast<unsigned char>(number));
    return std::string_view(&byte, 1);
}

// The position of the first or the last part; -1: there is none. Nothing after a failure.
std::optional<std::int64_t> search(const Arguments& arguments, bool last, Run& run) {
    if (!takes(arguments, 2, 4, run)) return std::nullopt;
    const auto window = window_of(arguments, run);
    if (!window) return std::nullopt;
    char byte = 0;
    const auto part = part_argument(arguments, byte, run);
    if (!part) return std::nullopt;
    if (window->start > window->end) return -1;
    const Object& self = *arguments.positional[0];
    const std::string_view text = text_in(self, *window);
    const std::size_t found = last ? find_last_text(text, *part, run) : find_text(text, *part);
    if (run.failed()) return std::nullopt;
    if (found == std::string_view::npos) return -1;
    const bool is_string = self.type == Type::string;
    const std::size_t before = is_string ? count_characters(text.substr(0, found)) : found;
    return window->start + static_cast<std::int64_t>(before);
}

Object* find(const Arguments& arguments, bool last, Run& run) {
    const auto found = search(arguments, last, run);
    return found ? make_integer(*found, run) : nullptr;
}

Object* index(const Arguments& arguments, bool last, Run& run) {
    const auto found = search(arguments, last, run);
    if (!found) return nullptr;
    return *found < 0 ? run.raise("ValueError: substring not found") : make_integer(*found, run);
}

bool matches(std::string_view text, std::string_view part, bool at_end) noexcept {
    return at_end ? text.ends_with(part) : text.starts_with(part);
}

// startswith and endswith
Object* match(const Arguments& arguments, bool at_end, Run& run) {
    if (!takes(arguments, 2, 4, run)) return nullptr;
    const Object& self = *arguments.positional[0];
    const auto window = window_of(arguments, run);
    if (!window) return nullptr;
    const bool none = window->start > window->end;
    const std::string_view text = none ? std::string_view() : text_in(self, *window);
    const Object& wanted = *arguments.positional[1];
    if (wanted.type != Type::tuple) {
        const auto part = text_argument(self, wanted, run);
        return part ? make_boolean(!none && matches(text, *part, at_end)) : nullptr;
    }
    for (const Object* item : as<Sequence>(wanted).span()) {
        if (!run.step()) return nullptr;
        const auto part = text_argument(self, *item, run);
        if (!part) return nullptr;
        if (!none && matches(text, *part, at_end)) return make_boolean(true);
    }
    return make_boolean(false);
}

} // namespace

Object* text_find(const Arguments& arguments, Run& run) { return find(arguments, false, run); }
Object* text_rfind(const Arguments& arguments, Run& run) { return find(arguments, true, run); }
Object* text_index(const Arguments& arguments, Run& run) { return index(arguments, false, run); }
Object* text_rindex(const Arguments& arguments, Run& run) { return index(arguments, true, run); }
Object* text_startswith(const Arguments& arguments, Run& run) { return match(arguments, false, run); }
Object* text_endswith(const Arguments& arguments, Run& run) { return match(arguments, true, run); }

Object* text_count(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 4, run)) return nullptr;
    const auto window = window_of(arguments, run);
    if (!window) return nullptr;
    char byte = 0;
    const auto part = part_argument(arguments, byte, run);
    if (!part) return nullptr;
    if (window->start > window->end) return make_integer(0, run);
    if (part->empty()) return make_integer(static_cast<std::int64_t>(window->size()) + 1, run);
    std::int64_t count = 0;
    std::string_view text = text_in(*arguments.positional[0], *window);
    for (std::size_t found = find_text(text, *part); found != std::string_view::npos;
         found = find_text(text, *part)) {
        if (!run.step()) return nullptr;
        ++count;
        text.remove_prefix(found + part->size());
    }
    return make_integer(count, run);
}

} // namespace rezdex::eval
