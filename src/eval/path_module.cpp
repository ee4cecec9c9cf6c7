// Promise: see eval/module.h: os.path, as posixpath and genericpath of CPython have it, for str.
//
// Paths are handled by bytes: of WTF-8, `/`, `.` and `$` are never part of a longer character.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "eval/input.h"
#include "eval/module.h"
#include "eval/native.h"
#include "eval/path_relations.h"
#include "eval/unknown.h"

namespace rezdex::eval {
namespace {

constexpr char slash = '/';

// The one argument, where it is a str without NUL and os.name is posix; else declined.
bool one_path(const Arguments& arguments, std::string_view& to, Run& run) {
    if (!takes_unnamed(arguments, 1, 1, run) || !is_posix(run)) return false;
    const Object& path = *arguments.positional[0];
    if (path.type != Type::string || text_of(path).find('\0') != std::string_view::npos) {
        run.decline(Reason::unsupported_call, "a path that is not a plain str");
        return false;
    }
    to = text_of(path);
    return run.step(1 + to.size() / 8);
}

Object* text(std::string_view value, Run& run) { return make_text(run.arena, Type::string, value); }

Object* copied(std::string_view value, Run& run) {
    return run.room(value.size()) ? text(run.arena.copy(value), run) : nullptr;
}

std::string_view tail_of(std::string_view path) noexcept { return path.substr(path.rfind(slash) + 1); }

std::string_view head_of(std::string_view path) noexcept {
    const std::string_view head = path.substr(0, path.rfind(slash) + 1);
    const std::size_t last = head.find_last_not_of(slash);
    return last == std::string_view::npos ? head : head.substr(0, last + 1);
}

std::string_view stem_of(std::string_view path) noexcept {
    const std::size_t dot = path.rfind('.'), first = path.rfind(slash) + 1;
    if (dot == std::string_view::npos || dot < first) return path;
    const bool only_dots = path.substr(first, dot - first).find_first_not_of('.') == std::string_view::npos;
    return only_dots ? path : path.substr(0, dot);
}

Object* pair(std::string_view first, std::string_view second, Run& run) {
    Object* const members[]{text(first, run), text(second, run)};
    return make_sequence(run.arena, Type::tuple, members);
}

Object* basename(const Arguments& arguments, Run& run) {
    std::string_view path;
    return one_path(arguments, path, run) ? text(tail_of(path), run) : nullptr;
}

Object* dirname(const Arguments& arguments, Run& run) {
    std::string_view path;
    return one_path(arguments, path, run) ? text(head_of(path), run) : nullptr;
}

Object* split(const Arguments& arguments, Run& run) {
    std::string_view path;
    return one_path(arguments, path, run) ? pair(head_of(path), tail_of(path), run) : nullptr;
}

Object* splitext(const Arguments& arguments, Run& run) {
    std::string_view path;
    if (!one_path(arguments, path, run)) return nullptr;
    const std::string_view stem = stem_of(path);
    return pair(stem, path.substr(stem.size()), run);
}

Object* isabs(const Arguments& arguments, Run& run) {
    std::string_view path;
    if (!one_path(arguments, path, run)) return nullptr;
    return path.starts_with(slash) ? &true_object : &false_object;
}

Object* normcase(const Arguments& arguments, Run& run) {
    std::string_view path;
    return one_path(arguments, path, run) ? text(path, run) : nullptr;
}

std::string normal(std::string_view path) {
    std::string_view root = path.substr(0, std::min(path.find_first_not_of(slash), path.size()));
    if (root.size() != 2) root = root.substr(0, 1); // POSIX lets two slashes mean something else
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at <= path.size();) {
        const std::size_t end = std::min(path.find(slash, at), path.size());
        const std::string_view part = path.substr(at, end - at);
        at = end + 1;
        if (part.empty() || part == ".") continue;
        if (part != ".." || (root.empty() && parts.empty()) || (!parts.empty() && parts.back() == ".."))
            parts.push_back(part);
        else if (!parts.empty())
            parts.pop_back();
    }
    std::string made(root);
    for (std::size_t i = 0; i < parts.size(); ++i) made.append(i == 0 ? "" : "/").append(parts[i]);
    return made.empty() ? "." : made;
}

Object* normpath(const Arguments& arguments, Run& run) {
    std::string_view path;
    if (!one_path(arguments, path, run) || !run.step(path.size() / 8)) return nullptr;
    return copied(normal(path), run);
}

void join_to(std::string& path, std::string_view part) {
    if (part.starts_with(slash))
        path = part;
    else
        path.append(path.empty() || path.ends_with(slash) ? "" : "/").append(part);
}

Object* join(const Arguments& arguments, Run& run) {
    if (arguments.positional.empty() || !arguments.keywords.empty())
        return run.decline(Reason::unsupported_call, "os.path.join");
    if (!is_posix(run)) return nullptr;
    std::string path;
    for (std::size_t i = 0; i < arguments.positional.size(); ++i) {
        const Object& part = *arguments.positional[i];
        if (part.type != Type::string) return run.decline(Reason::unsupported_call, "a path that is no str");
        if (!run.step(1 + path.size() / 64) || !run.room(path.size() + text_of(part).size())) return nullptr;
        if (i == 0)
            path = text_of(part);
        else
            join_to(path, text_of(part));
    }
    return copied(path, run);
}

Object* abspath(const Arguments& arguments, Run& run) {
    std::string_view path;
    if (!one_path(arguments, path, run) || !run.step(path.size() / 8)) return nullptr;
    if (path.starts_with(slash)) return copied(normal(path), run);
    const Object* directory = read_present("os.getcwd", run);
    if (directory == nullptr) return nullptr;
    std::string full(text_of(*directory));
    join_to(full, path);
    return copied(normal(full), run);
}

// Whether it is there nobody says in advance; asking never raises.
Object* looks_at_disk(const Arguments& arguments, Run& run) {
    if (!takes_unnamed(arguments, 1, 1, run)) return nullptr;
    if (arguments.positional[0]->type != Type::string)
        return run.decline(Reason::unsupported_call, "a path that is no str");
    return make_unknown(run);
}

// `~` alone stands for HOME; whose home another is, the password database says.
Object* expanduser(const Arguments& arguments, Run& run) {
    std::string_view path;
    if (!one_path(arguments, path, run)) return nullptr;
    if (!path.starts_with('~')) return text(path, run);
    const std::size_t end = std::min(path.find(slash), path.size());
    if (end != 1) return run.decline(Reason::unsupported_call, "the home of another user");
    const Object* home = read_input("env:HOME", run);
    if (home == nullptr) return nullptr;
    if (home->type != Type::string) return run.decline(Reason::unsupported_call, "a home without HOME");
    std::string_view directory = text_of(*home);
    directory = directory.substr(0, directory.find_last_not_of(slash) + 1);
    std::string made(directory);
    made.append(path.substr(1));
    return copied(made.empty() ? "/" : made, run);
}

// The name in the first `$name` or `${name}` from `at` on, which becomes where the `$` is; `end` is behind
// it.
std::string_view next_variable(std::string_view path, std::size_t& at, std::size_t& end) noexcept {
    const auto is_word = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    };
    bool closed = true; // whether there may be a '}' ahead
    for (; (at = path.find('$', at)) != std::string_view::npos; ++at) {
        end = at + 1;
        if (path.substr(end).starts_with('{')) {
            end = closed ? path.find('}', end) : std::string_view::npos;
            closed = end != std::string_view::npos;
            if (!closed) continue;
            return path.substr(at + 2, end++ - at - 2);
        }
        while (end < path.size() && is_word(path[end])) ++end;
        if (end != at + 1) return path.substr(at + 1, end - at - 1);
    }
    return {};
}

// A variable that is absent stays as it is written.
Object* expandvars(const Arguments& arguments, Run& run) {
    std::string_view path;
    if (!one_path(arguments, path, run)) return nullptr;
    std::string made;
    std::size_t copied_to = 0;
    for (std::size_t at = 0, end = 0; at != std::string_view::npos;) {
        if (!run.step(1 + (path.size() - at) / 64)) return nullptr;
        const std::string_view name = next_variable(path, at, end);
        if (at == std::string_view::npos) break;
        const Object* value = environment_variable(Text{{Type::string}, name}, run);
        if (value == nullptr || !run.room(made.size() + path.size())) return nullptr;
        made.append(path.substr(copied_to, at - copied_to));
        made.append(value->type == Type::string ? text_of(*value) : path.substr(at, end - at));
        copied_to = at = end;
    }
    return copied(made.append(path.substr(copied_to)), run);
}

using enum Builtin::Kind;
constexpr std::array<Builtin, 19> table{{{"abspath", python_function, abspath},
                                         {"basename", python_function, basename},
                                         {"commonpath", python_function, common_path},
                                         {"commonprefix", python_function, common_prefix},
                                         {"dirname", python_function, dirname},
                                         {"exists", python_function, looks_at_disk},
                                         {"expanduser", python_function, expanduser},
                                         {"expandvars", python_function, expandvars},
                                         {"isabs", python_function, isabs},
                                         {"isdir", python_function, looks_at_disk},
                                         {"isfile", python_function, looks_at_disk},
                                         {"islink", python_function, looks_at_disk},
                                         {"join", python_function, join},
                                         {"normcase", python_function, normcase},
                                         {"normpath", either_function, normpath},
                                         {"relpath", python_function, relative_path},
                                         {"split", python_function, split},
                                         {"splitdrive", python_function, split_drive},
                                         {"splitext", python_function, splitext}}};
static_assert(std::ranges::is_sorted(table, {}, &Builtin::name));

} // namespace

Builtins path_functions() noexcept { return table; }

} // namespace rezdex::eval
