// Promise: see eval/path_relations.h. Paths are handled by bytes, as eval/path_module.cpp does.
#include "eval/path_relations.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "eval/characters.h"
#include "eval/input.h"
#include "eval/module.h"
#include "eval/native.h"
#include "eval/text_search.h"

namespace rezdex::eval {
namespace {

using Parts = std::vector<std::string_view>;

Object* copied(std::string_view value, Run& run) {
    return run.room(value.size()) ? make_text(run.arena, Type::string, run.arena.copy(value)) : nullptr;
}

std::nullptr_t decline(Run& run) {
    return run.decline(Reason::unsupported_call, "a path that is not a plain str");
}

// The one argument, a list or tuple of str; null, and declined, where it is another.
const Sequence* paths_of(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run) || !is_posix(run)) return nullptr;
    const Object& given = *arguments.positional[0];
    if (given.type != Type::list && given.type != Type::tuple) return decline(run);
    for (const Object* path : as<Sequence>(given).span()) {
        if (path->type != Type::string) return decline(run);
        if (!step_over(text_of(*path).size(), run)) return nullptr;
    }
    return &as<Sequence>(given);
}

// What stands between the slashes.
Parts split(std::string_view path) {
    Parts parts;
    for (std::size_t at = 0; at < path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        if (end != at) parts.push_back(path.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

void append_parts(std::string& to, const Parts& parts, std::size_t from, std::size_t end) {
    for (std::size_t i = from; i < end; ++i) to.append(to.empty() || to == "/" ? "" : "/").append(parts[i]);
}

std::size_t common_length(const auto& a, const auto& b) {
    return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

// os.path.abspath(path)
const Object* absolute(Object& path, Run& run) {
    Object* const one[]{&path};
    return find(path_functions(), "abspath")->call({one, {}}, run);
}

} // namespace

Object* common_prefix(const Arguments& arguments, Run& run) {
    const Sequence* paths = paths_of(arguments, run);
    if (paths == nullptr) return nullptr;
    if (paths->size == 0) return make_text(run.arena, Type::string, {});
    const auto [least, most] =
        std::ranges::minmax(paths->span(), {}, [](const Object* path) { return text_of(*path); });
    const std::string_view first = text_of(*least);
    std::size_t length = common_length(first, text_of(*most));
    while (length < first.size() && !starts_character(first[length])) --length;
    return make_text(run.arena, Type::string, first.substr(0, length));
}

Object* common_path(const Arguments& arguments, Run& run) {
    const Sequence* paths = paths_of(arguments, run);
    if (paths == nullptr) return nullptr;
    if (paths->size == 0) return run.raise("ValueError: commonpath() arg is an empty sequence");
    const bool absolute = text_of(*paths->items[0]).starts_with('/');
    Parts least, most; // all that the others share they share, too
    for (std::uint32_t i = 0; i < paths->size; ++i) {
        const std::string_view path = text_of(*paths->items[i]);
        if (path.starts_with('/') != absolute)
            return run.raise("ValueError: Can't mix absolute and relative paths");
        Parts parts = split(path);
        std::erase(parts, ".");
        if (!run.step(parts.size())) return nullptr;
        if (i == 0 || parts > most) most = parts;
        if (i == 0 || parts < least) least = std::move(parts);
    }
    std::string made = absolute ? "/" : "";
    append_parts(made, least, 0, common_length(least, most));
    return copied(made, run);
}

Object* relative_path(const Arguments& arguments, Run& run) {
    static constexpr std::array<std::string_view, 2> names{"path", "start"};
    std::array<Object*, 2> slots{};
    if (!bind_arguments({.function = "relpath", .names = names, .required = 1}, arguments, slots, run) ||
        !is_posix(run))
        return nullptr;
    if (slots[1] == nullptr || slots[1]->type == Type::none)
        slots[1] = make_text(run.arena, Type::string, ".");
    if (slots[0]->type != Type::string || slots[1]->type != Type::string) return decline(run);
    if (text_of(*slots[0]).empty()) return run.raise("ValueError: no path specified");
    const Object* start = absolute(*slots[1], run);
    const Object* path = start == nullptr ? nullptr : absolute(*slots[0], run);
    if (path == nullptr) return nullptr;
    const Parts from = split(text_of(*start)), to = split(text_of(*path));
    if (!run.step(from.size() + to.size())) return nullptr;
    const std::size_t common = common_length(from, to);
    std::string made;
    append_parts(made, Parts(from.size() - common, ".."), 0, from.size() - common);
    append_parts(made, to, common, to.size());
    return copied(made.empty() ? "." : made, run);
}

// There are none on POSIX.
Object* split_drive(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run) || !is_posix(run)) return nullptr;
    if (arguments.positional[0]->type != Type::string) return decline(run);
    Object* const members[]{make_text(run.arena, Type::string, {}), arguments.positional[0]};
    return make_sequence(run.arena, Type::tuple, members);
}

} // namespace rezdex::eval
