// Promise: the methods of str and bytes that take off or change parts: partition, replace, strip and the
// like.
#include <algorithm>
#include <limits>
#include <string>

#include "eval/characters.h"
#include "eval/native.h"
#include "eval/sequence.h"
#include "eval/text_methods.h"
#include "eval/text_search.h"

namespace rezdex::eval {
namespace {

Object* partition(const Arguments& arguments, bool last, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    const Object& self = *arguments.positional[0];
    const auto separator = text_argument(self, *arguments.positional[1], run);
    if (!separator) return nullptr;
    if (separator->empty()) return run.raise("ValueError: empty separator");
    const std::string_view text = text_of(self);
    if (!step_over(text.size(), run)) return nullptr;
    const std::size_t found = last ? find_last_text(text, *separator, run) : find_text(text, *separator);
    if (run.failed()) return nullptr;
    std::string_view parts[] = {text, {}, {}};
    if (found != std::string_view::npos) {
        parts[0] = text.substr(0, found);
        parts[1] = *separator;
        parts[2] = text.substr(found + separator->size());
    } else if (last) {
        std::swap(parts[0], parts[2]);
    }
    Object* items[] = {make_part(self, parts[0], run), make_part(self, parts[1], run),
                       make_part(self, parts[2], run)};
    return make_sequence(run.arena, Type::tuple, items);
}

std::size_t occurrences(std::string_view text, std::string_view part, std::size_t most) noexcept {
    std::size_t count = 0;
    for (std::size_t found = 0; count < most; ++count) {
        found = find_text(text, part);
        if (found == std::string_view::npos) break;
        text.remove_prefix(found + part.size());
    }
    return count;
}

// Whether `count` texts that grow by `added` bytes each may be made of one.
bool may_grow(std::size_t size, std::size_t count, std::size_t added, Run& run) noexcept {
    if (added != 0 && count > Run::max_bytes / added) return run.room(Run::max_bytes + 1);
    return run.step(count) && run.room((size + count * added) * 2);
}

// text.replace("", to): before each of the first units, and behind the last.
Object* interleave(const Object& self, std::string_view to, std::size_t most, Run& run) {
    const std::string_view text = text_of(self);
    const std::size_t count = std::min(size_of(self) + 1, most);
    if (!may_grow(text.size(), count, to.size(), run)) return nullptr;
    std::string replaced;
    std::size_t offset = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t start = offset;
        replaced += to;
        if (offset < text.size()) static_cast<void>(next_unit(self.type, text, offset));
        if (i + 1 == count) offset = start; // what is behind the last one comes as it is
        replaced += text.substr(start, offset - start);
    }
    return make_like(self, replaced.append(text.substr(offset)), run);
}

Object* replace_parts(const Object& self, std::string_view part, std::string_view to, std::size_t most,
                      Run& run) {
    std::string_view text = text_of(self);
    const std::size_t count = occurrences(text, part, most);
    if (count == 0) return make_part(self, text, run);
    if (!may_grow(text.size(), count, to.size(), run)) return nullptr;
    std::string replaced;
    replaced.reserve(text.size() + count * to.size() - count * part.size());
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t found = find_text(text, part);
        replaced.append(text.substr(0, found)).append(to);
        text.remove_prefix(found + part.size());
    }
    return make_like(self, replaced.append(text), run);
}

// Whether strip() takes a unit of self: white space, or one of those given.
bool is_stripped(Type type, std::string_view unit, std::optional<std::string_view> units) noexcept {
    std::size_t offset = 0;
    if (!units) return is_space(type, next_unit(type, unit, offset));
    return find_text(*units, unit) != std::string_view::npos;
}

Object* strip(const Arguments& arguments, bool left, bool right, Run& run) {
    if (!takes(arguments, 1, 2, run)) return nullptr;
    const Object& self = *arguments.positional[0];
    std::optional<std::string_view> units;
    if (arguments.positional.size() == 2 && arguments.positional[1]->type != Type::none) {
        units = text_argument(self, *arguments.positional[1], run);
        if (!units) return nullptr;
    }
    const std::size_t cost = 1 + (units ? units->size() / 16 : 0); // of looking at one unit
    std::string_view text = text_of(self);
    while (left && !text.empty()) {
        std::size_t end = 0;
        static_cast<void>(next_unit(self.type, text, end));
        if (!run.step(cost)) return nullptr;
        if (!is_stripped(self.type, text.substr(0, end), units)) break;
        text.remove_prefix(end);
    }
    while (right && !text.empty()) {
        std::size_t start = text.size();
        static_cast<void>(previous_unit(self.type, text, start));
        if (!run.step(cost)) return nullptr;
        if (!is_stripped(self.type, text.substr(start), units)) break;
        text.remove_suffix(text.size() - start);
    }
    return make_part(self, text, run);
}

} // namespace

Object* text_partition(const Arguments& arguments, Run& run) { return partition(arguments, false, run); }
Object* text_rpartition(const Arguments& arguments, Run& run) { return partition(arguments, true, run); }
Object* text_strip(const Arguments& arguments, Run& run) { return strip(arguments, true, true, run); }
Object* text_lstrip(const Arguments& arguments, Run& run) { return strip(arguments, true, false, run); }
Object* text_rstrip(const Arguments& arguments, Run& run) { return strip(arguments, false, true, run); }

Object* text_removeprefix(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    const Object& self = *arguments.positional[0];
    const auto prefix = text_argument(self, *arguments.positional[1], run);
    if (!prefix) return nullptr;
    std::string_view text = text_of(self);
    if (text.starts_with(*prefix)) text.remove_prefix(prefix->size());
    return make_part(self, text, run);
}

Object* text_removesuffix(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    const Object& self = *arguments.positional[0];
    const auto suffix = text_argument(self, *arguments.positional[1], run);
    if (!suffix) return nullptr;
    std::string_view text = text_of(self);
    if (text.ends_with(*suffix)) text.remove_suffix(suffix->size());
    return make_part(self, text, run);
}

Object* text_replace(const Arguments& arguments, Run& run) {
    const Object& self = *arguments.positional[0];
    if (!arguments.keywords.empty() && self.type == Type::string) // `count=` is taken since 3.13
        return run.decline(Reason::unsupported_call, "a keyword argument of replace()");
    if (!takes(arguments, 3, 4, run)) return nullptr;
    const auto part = text_argument(self, *arguments.positional[1], run);
    if (!part) return nullptr;
    const auto to = text_argument(self, *arguments.positional[2], run);
    if (!to) return nullptr;
    std::size_t most = std::numeric_limits<std::size_t>::max();
    if (arguments.positional.size() == 4) {
        const auto count = index_value(*arguments.positional[3], run);
        if (!count) return nullptr;
        if (*count >= 0) most = static_cast<std::size_t>(*count);
    }
    if (!step_over(text_of(self).size(), run)) return nullptr;
    if (part->empty()) return interleave(self, *to, most, run);
    return replace_parts(self, *part, *to, most, run);
}

} // namespace rezdex::eval
