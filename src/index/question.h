// Promise: what a looked-up path asks of an index: its folded text, and the repository and file that it
// names.
//
// Paths are compared as text after folding `//` and `/./`; nothing here touches the disk. A path that is
// relative or holds `..` asks nothing of an index, one with a NUL names no file at all. fold() of a path that
// needs no folding copies nothing. Any thread may call; a Question's views live as long as the path, the
// folding buffer and the roots.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/key.h"

namespace rezdex::index {

enum class PathKind : std::uint8_t {
    normal,     // absolute, without `..`
    not_normal, // relative, or with `..`: only the operating system knows what it names
    impossible, // empty, or with a NUL: names nothing
};

struct FoldedPath {
    PathKind kind = PathKind::impossible;
    std::string_view text; // what paths are compared by
};

// `buffer` is used where something must be folded.
[[nodiscard]] FoldedPath fold(std::string_view path, std::string& buffer);

// A folder that holds a repository, as the index knows it.
struct Root {
    std::string text; // absolute and folded, without a slash at the end
    store::RepositoryId repository = 0;
    std::size_t position = 0; // of the repository in the index
};

class Roots {
  public:
    Roots() = default;
    explicit Roots(std::vector<Root> roots);

    // The longest root that the folded path lies under, or null.
    [[nodiscard]] const Root* find(std::string_view folded) const noexcept;
    [[nodiscard]] const std::vector<Root>& all() const noexcept { return roots_; }

  private:
    std::vector<Root> roots_; // longest first
};

// The part of a folded path behind its root: "maya/2024/package.py".
[[nodiscard]] inline std::string_view relative_to(const Root& root, std::string_view folded) noexcept {
    return folded.substr(root.text.size() + 1);
}

} // namespace rezdex::index
