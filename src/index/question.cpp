// Promise: see question.h. The test for "nothing to fold" runs on every path and is one pass without
// branches.
#include "index/question.h"

#include <algorithm>

namespace rezdex::index {
namespace {

struct Signs {
    bool nul = false;
    bool slash_pair = false; // "//" or "/.": there may be something to fold, or a ".."
};

Signs signs_of(std::string_view path) noexcept {
    unsigned char nul = 0, pair = 0;
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
        nul |= static_cast<unsigned char>(path[i] == '\0');
        // '.' and '/' differ in the lowest bit only.
        pair |= static_cast<unsigned char>((path[i] == '/') & ((path[i + 1] | 1) == '/'));
    }
    return {nul != 0 || path.back() == '\0', pair != 0};
}

// Appends the path's parts to `to`, without empty ones and ".". False where one is "..". A slash or "/." at
// the end stays: it asks for a directory.
bool fold_parts(std::string_view path, std::string& to) {
    std::size_t at = 0;
    while (at < path.size()) {
        const std::size_t slash = std::min(path.find('/', at + 1), path.size());
        const std::string_view part = path.substr(at + 1, slash - at - 1);
        if (part == "..") return false;
        if (slash == path.size() || !(part.empty() || part == ".")) to.append("/").append(part);
        at = slash;
    }
    return true;
}

} // namespace

FoldedPath fold(std::string_view path, std::string& buffer) {
    if (path.empty()) return {PathKind::impossible, path};
    const Signs signs = signs_of(path);
    if (signs.nul) return {PathKind::impossible, path};
    if (path.front() != '/') return {PathKind::not_normal, path};
    if (!signs.slash_pair) return {PathKind::normal, path};
    buffer.clear();
    if (!fold_parts(path, buffer)) return {PathKind::not_normal, path};
    return {PathKind::normal, buffer};
}

Roots::Roots(std::vector<Root> roots) : roots_(std::move(roots)) {
    std::stable_sort(roots_.begin(), roots_.end(),
                     [](const Root& a, const Root& b) { return a.text.size() > b.text.size(); });
}

const Root* Roots::find(std::string_view folded) const noexcept {
    for (const Root& root : roots_)
        if (folded.size() > root.text.size() && folded[root.text.size()] == '/' &&
            folded.starts_with(root.text))
            return &root;
    return nullptr;
}

} // namespace rezdex::index
