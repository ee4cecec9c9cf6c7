// Promise: text, nothing but text.
#include "index/paths.h"

#include <algorithm>
#include <filesystem>

namespace rezdex::index {
namespace {

// The first `//` or `/./` of a path, or npos.
std::size_t first_fold(std::string_view path) noexcept {
    for (std::size_t at = path.find('/'); at != std::string_view::npos; at = path.find('/', at + 1)) {
        const std::string_view rest = path.substr(at + 1);
        if (rest.starts_with('/') || rest.starts_with("./")) return at;
    }
    return std::string_view::npos;
}

} // namespace

// Looks at every byte without a branch, which the compiler makes vectors of: finding slash after slash was a
// third of a lookup at level `snapshot`.
bool is_plain(std::string_view path) noexcept {
    unsigned odd = static_cast<unsigned>(path.starts_with('\0'));
    for (std::size_t i = 1; i < path.size(); ++i) {
        const char before = path[i - 1], here = path[i];
        odd |= static_cast<unsigned>(before == '/') & static_cast<unsigned>(here == '/' || here == '.');
        odd |= static_cast<unsigned>(here == '\0');
    }
    return odd == 0;
}

std::string_view fold(std::string_view path, std::string& scratch) {
    if (is_plain(path)) return path;
    const std::size_t first = first_fold(path);
    if (first == std::string_view::npos) return path;
    scratch.assign(path.substr(0, first));
    for (std::size_t at = first; at < path.size();) {
        const std::string_view rest = path.substr(at);
        if (rest.starts_with("//"))
            at += 1;
        else if (rest.starts_with("/./"))
            at += 2;
        else {
            scratch.push_back(path[at]);
            ++at;
        }
    }
    return scratch;
}

bool has_drive(std::string_view path) noexcept {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return path.size() >= 3 && is_letter(path[0]) && path[1] == ':' && path[2] == '/';
}

bool is_normal(std::string_view folded) noexcept {
    if (!folded.starts_with('/') && !has_drive(folded)) return false;
    if (is_plain(folded)) return true;
    return folded.find('\0') == std::string_view::npos && folded.find("/../") == std::string_view::npos &&
           !folded.ends_with("/..");
}

namespace {

Error refusal(std::string_view path, const char* why) {
    return {ErrorKind::usage, std::string(path), 0, why};
}

Result<std::string> folded_root(std::string absolute, std::string_view given) {
    absolute += '/'; // so that a `/.` at the end folds, too
    std::string scratch;
    std::string folded(fold(absolute, scratch));
    if (!is_normal(folded)) return refusal(given, "the path may hold no '..': give it without");
    if (folded.size() > 1) folded.pop_back();
    return folded;
}

} // namespace

Result<std::string> absolute_path(std::string_view path) {
    if (path.empty()) return refusal(path, "the path is empty");
    std::string absolute(path);
    if (!path.starts_with('/')) {
        std::error_code error;
        const std::filesystem::path here = std::filesystem::current_path(error);
        if (error)
            return Error{ErrorKind::io, absolute, 0, "the working directory is gone: give an absolute path"};
        absolute = here.native() + '/' + absolute;
    }
    return folded_root(std::move(absolute), path);
}

Result<std::string> root_path(std::string_view path) {
    if (path.empty()) return refusal(path, "the path of a repository is empty");
    if (path.size() >= 3 && has_drive(std::string(path.substr(0, 2)) + '/') && path[2] == '\\')
        return refusal(path, "write the path with forward slashes, as P:/packages");
    return has_drive(path) ? folded_root(std::string(path), path) : absolute_path(path);
}

Roots::Roots(std::vector<std::pair<std::string, std::uint32_t>> roots) {
    for (auto& [path, repository] : roots) {
        if (!path.ends_with('/')) path += '/';
        roots_.push_back({std::move(path), repository});
    }
    std::stable_sort(roots_.begin(), roots_.end(),
                     [](const Root& a, const Root& b) { return a.prefix.size() > b.prefix.size(); });
}

std::optional<Place> Roots::map(std::string_view folded) const noexcept {
    for (const Root& root : roots_)
        if (folded.size() > root.prefix.size() && folded.starts_with(root.prefix))
            return Place{root.repository, folded.substr(root.prefix.size())};
    return std::nullopt;
}

std::string join(const std::string& directory, std::string_view name) {
    std::string path;
    path.reserve(directory.size() + 1 + name.size());
    path = directory;
    if (!path.empty() && !path.ends_with('/')) path += '/';
    return path.append(name);
}

bool lies_in(std::string_view inner, std::string_view outer) noexcept {
    if (outer == "/") return inner.starts_with('/');
    return inner.starts_with(outer) && (inner.size() == outer.size() || inner[outer.size()] == '/');
}

std::string_view family_of(std::string_view relative) noexcept {
    const std::size_t slash = relative.find('/');
    if (slash != std::string_view::npos) return relative.substr(0, slash);
    for (const std::string_view extension : {".py", ".yaml"})
        if (relative.ends_with(extension)) return relative.substr(0, relative.size() - extension.size());
    return relative;
}

} // namespace rezdex::index
