// Promise: see eval/module.h: paths of Python's pathlib on POSIX systems, as far as they are text: they never
// look at the disk.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "eval/input.h"
#include "eval/integer.h"
#include "eval/library_object.h"
#include "eval/module.h"
#include "eval/native.h"
#include "eval/text_search.h"

namespace rezdex::eval {
namespace {

struct Path : LibraryObject {
    std::string_view text; // as str() gives it, but empty for "."
};

extern const LibraryType path_type;

Object* string(std::string_view text, Run& run) { return make_text(run.arena, Type::string, text); }
Path& path_of(Object& object) noexcept { return static_cast<Path&>(object); }
Path& self_of(const Arguments& arguments) noexcept { return path_of(*arguments.positional[0]); }

// "/", "//" where there are just two, or nothing.
std::string_view root_of(std::string_view path) noexcept {
    const std::size_t slashes = std::min(path.find_first_not_of('/'), path.size());
    return path.substr(0, slashes == 2 ? 2 : std::min<std::size_t>(slashes, 1));
}
std::string_view name_of(std::string_view path) noexcept {
    path.remove_prefix(root_of(path).size());
    return path.substr(path.rfind('/') + 1);
}

// Without what stands twice or for nothing.
std::string normal(std::string_view path) {
    std::string made(root_of(path));
    const std::size_t root = made.size();
    for (std::size_t at = root; at < path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        const std::string_view part = path.substr(at, end - at);
        at = end + 1;
        if (part.empty() || part == ".") continue;
        if (made.size() != root) made += '/';
        made += part;
    }
    return made;
}

Path* make_path(std::string_view path, Run& run) {
    if (!step_over(path.size(), run) || !run.room(path.size() + sizeof(Path))) return nullptr;
    return run.arena.make<Path>(LibraryObject{{Type::library_object}, &path_type},
                                run.arena.copy(std::string_view(normal(path))));
}
// Of a part of a path, or one with another name.
Path* derive_path(std::string_view text, Run& run) {
    if (!run.room(text.size() + sizeof(Path))) return nullptr;
    return run.arena.make<Path>(LibraryObject{{Type::library_object}, &path_type}, run.arena.copy(text));
}

// Appends a str or a path as a part; one that is absolute stands alone.
bool append(Object& part, std::string& to, Run& run) {
    const bool path = is_made_by(part, path_type);
    if (!path && (part.type != Type::string || text_of(part).find('\0') != std::string_view::npos)) {
        run.decline(Reason::unsupported_call, "a path that is no plain str");
        return false;
    }
    const std::string_view text = path ? path_of(part).text : text_of(part);
    if (!step_over(text.size() + to.size() / 8, run) || !run.room(to.size() + text.size())) return false;
    if (text.starts_with('/')) to.clear();
    if (!to.empty() && !to.ends_with('/')) to += '/';
    to += text;
    return true;
}

Object* joined(std::span<Object* const> parts, Run& run) {
    std::string path;
    for (Object* part : parts)
        if (!append(*part, path, run)) return nullptr;
    return make_path(path, run);
}

Object* pure_path(const Arguments& arguments, Run& run) {
    if (!arguments.keywords.empty()) return run.decline(Reason::unsupported_call, "a path with keywords");
    return joined(arguments.positional, run);
}
Object* path(const Arguments& arguments, Run& run) {
    return is_posix(run) ? pure_path(arguments, run) : nullptr;
}

Object* divide(syntax::BinaryOperator op, Object& a, Object& b, Run& run) {
    if (op != syntax::BinaryOperator::div) return nullptr;
    Object* const parts[]{&a, &b};
    return joined(parts, run);
}

std::string_view suffix_of(std::string_view name) noexcept {
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos || dot == 0 || dot + 1 == name.size() ? std::string_view()
                                                                               : name.substr(dot);
}

// Where a suffix begins in a name like `..b` or `b.`, and whether that is a name at all, Pythons do not
// agree.
bool is_odd(std::string_view name) noexcept { return name.find_first_not_of('.') > 1 || name.ends_with('.'); }

std::string_view parent_of(std::string_view path) noexcept {
    const std::string_view root = root_of(path);
    const std::size_t slash = path.rfind('/');
    if (path.size() == root.size()) return path;
    return slash == std::string_view::npos || slash < root.size() ? root : path.substr(0, slash);
}

Object* parts_of(std::string_view path, Run& run) {
    std::vector<Object*> parts;
    const std::string_view root = root_of(path);
    if (!root.empty()) parts.push_back(string(root, run));
    for (std::size_t at = root.size(); at < path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        if (!run.step() || !run.room(sizeof(Text))) return nullptr;
        parts.push_back(string(path.substr(at, end - at), run));
        at = end + 1;
    }
    return make_sequence(run.arena, Type::tuple, parts);
}

Object* suffixes_of(std::string_view name, Run& run) {
    std::vector<Object*> suffixes;
    if (!name.ends_with('.')) {
        name.remove_prefix(std::min(name.find_first_not_of('.'), name.size()));
        for (std::size_t dot = name.find('.'); dot != std::string_view::npos;) {
            const std::size_t next = name.find('.', dot + 1);
            if (!run.step() || !run.room(sizeof(Text))) return nullptr;
            suffixes.push_back(string(name.substr(dot, next - dot), run));
            dot = next;
        }
    }
    return make_sequence(run.arena, Type::list, suffixes);
}

std::string_view shown(const Path& path) noexcept {
    return path.text.empty() ? std::string_view(".") : path.text;
}

Object* attribute(LibraryObject& self, std::string_view name, Run& run) {
    const std::string_view text = path_of(self).text, last = name_of(text), suffix = suffix_of(last);
    if (name == "name") return string(last, run);
    if (name == "parent") return derive_path(parent_of(text), run);
    if (name == "parts") return parts_of(text, run);
    if (name == "root" || name == "anchor") return string(root_of(text), run);
    if (name == "drive") return string({}, run);
    if (is_odd(last) && !last.empty()) return nullptr;
    if (name == "suffix") return string(suffix, run);
    if (name == "suffixes") return suffixes_of(last, run);
    return name == "stem" ? string(last.substr(0, last.size() - suffix.size()), run) : nullptr;
}

Object* as_posix(const Arguments& arguments, Run& run) {
    return takes(arguments, 1, 1, run) ? string(shown(self_of(arguments)), run) : nullptr;
}
Object* is_absolute(const Arguments& arguments, Run& run) {
    return takes(arguments, 1, 1, run) ? make_boolean(self_of(arguments).text.starts_with('/')) : nullptr;
}

// with_name() and the like: the path with its last part replaced by what is made of it. What would be no
// name, or has none to replace, is declined.
template <class Make>
Object* renamed(const Arguments& arguments, Run& run, Make make) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    const std::string_view path = self_of(arguments).text, last = name_of(path);
    const Object& given = *arguments.positional[1];
    const bool plain = given.type == Type::string && !is_odd(last);
    std::string made(path.substr(0, path.size() - last.size()));
    if (!plain || text_of(given).find_first_of(std::string_view("/\0", 2)) != std::string_view::npos ||
        !make(last, text_of(given), made))
        return run.decline(Reason::unsupported_call, "another name of a path");
    return derive_path(made, run);
}

Object* with_name(const Arguments& arguments, Run& run) {
    return renamed(arguments, run, [](auto /*last*/, std::string_view name, std::string& to) {
        to += name;
        return !is_odd(name);
    });
}
Object* with_stem(const Arguments& arguments, Run& run) {
    return renamed(arguments, run, [](std::string_view last, std::string_view stem, std::string& to) {
        to.append(stem).append(suffix_of(last));
        return !is_odd(stem);
    });
}
Object* with_suffix(const Arguments& arguments, Run& run) {
    return renamed(arguments, run, [](std::string_view last, std::string_view suffix, std::string& to) {
        to.append(last.substr(0, last.size() - suffix_of(last).size())).append(suffix);
        return suffix.empty() || (suffix.size() > 1 && suffix[0] == '.' && !is_odd(suffix));
    });
}

Object* joinpath(const Arguments& arguments, Run& run) {
    if (!arguments.keywords.empty()) return run.raise("TypeError: joinpath() takes no keyword arguments");
    return joined(arguments.positional, run);
}

bool text(const LibraryObject& self, std::string& to, Run& run) {
    const std::string_view path = shown(static_cast<const Path&>(self));
    if (!run.room(to.size() + path.size())) return false;
    to += path;
    return true;
}

constexpr auto methods = std::to_array<Builtin>({
    {"__str__", Builtin::Kind::method, as_posix, Type::library_object},
    {"as_posix", Builtin::Kind::method, as_posix, Type::library_object},
    {"is_absolute", Builtin::Kind::method, is_absolute, Type::library_object},
    {"joinpath", Builtin::Kind::method, joinpath, Type::library_object},
    {"with_name", Builtin::Kind::method, with_name, Type::library_object},
    {"with_stem", Builtin::Kind::method, with_stem, Type::library_object},
    {"with_suffix", Builtin::Kind::method, with_suffix, Type::library_object},
});
static_assert(std::ranges::is_sorted(methods, {}, &Builtin::name));

constinit const LibraryType path_type{.name = "PosixPath",
                                      .always_true = true,
                                      .methods = methods,
                                      .attribute = attribute,
                                      .binary = divide,
                                      .text = text};

constexpr std::array<Builtin, 3> pathlib_table{
    {{"Path", Builtin::Kind::type, path, Type::library_object},
     {"PurePath", Builtin::Kind::type, path, Type::library_object},
     {"PurePosixPath", Builtin::Kind::type, pure_path, Type::library_object}}};

} // namespace

Builtins pathlib_functions() noexcept { return pathlib_table; }

} // namespace rezdex::eval
