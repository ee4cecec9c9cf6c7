// Promise: which repository and which place in it a path means, decided by the path's text alone.
//
// Links are not resolved and the disk is not asked: two texts mean one place only if they are equal after
// `//` and `/./` are folded. Paths are bytes in any encoding. Pure; any thread may call.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rezdex/result.h"

namespace rezdex::index {

// Whether a path holds no `//`, no `/.` and no NUL, as nearly all do.
[[nodiscard]] bool is_plain(std::string_view path) noexcept;

// With `//` and `/./` folded to `/`. A `/` or `/.` at the end stays, because the system gives such a path
// another meaning (a file's path with it is an error). Gives `path` itself, or `scratch` where something was
// folded.
[[nodiscard]] std::string_view fold(std::string_view path, std::string& scratch);

// Whether the text of a folded path can be compared at all: absolute or with a drive, without `..`, without
// NUL.
[[nodiscard]] bool is_normal(std::string_view folded) noexcept;

// Absolute (from the working directory), folded, without a `/` or `/.` at the end, and without `..` (`a/../b`
// is not `b` where `a` is a link, so it is refused: Error kind usage).
[[nodiscard]] Result<std::string> absolute_path(std::string_view path);

// `P:/` and what lies below it, as hosts that name drives say it. A host that does not knows it as text only.
[[nodiscard]] bool has_drive(std::string_view path) noexcept;

// The path of a repository's root: as absolute_path() gives it, or with a drive, folded alike.
[[nodiscard]] Result<std::string> root_path(std::string_view path);

// A place in a repository.
struct Place {
    std::uint32_t repository = 0;
    std::string_view relative; // not empty, without a leading `/`; a view of the path that was mapped
};

// The roots of all repositories of an index; one repository may have several.
class Roots {
  public:
    Roots() = default;
    // Each path as root_path() gives it.
    explicit Roots(std::vector<std::pair<std::string, std::uint32_t>> roots);

    // Where roots lie in each other, the innermost one wins. `folded` must be normal.
    [[nodiscard]] std::optional<Place> map(std::string_view folded) const noexcept;

  private:
    struct Root {
        std::string prefix; // ends in `/`
        std::uint32_t repository;
    };
    std::vector<Root> roots_; // the longest first
};

// A path below another: "/a" + "b" → "/a/b", "/" + "b" → "/b", "" + "b" → "b".
[[nodiscard]] std::string join(const std::string& directory, std::string_view name);

// Whether `inner` is `outer` or lies below it; both as root_path() gives them.
[[nodiscard]] bool lies_in(std::string_view inner, std::string_view outer) noexcept;

// The family that a place belongs to: "maya/2024/package.py" → "maya", "maya.yaml" → "maya" (a combined
// family).
[[nodiscard]] std::string_view family_of(std::string_view relative) noexcept;

} // namespace rezdex::index
