// Promise: what one definition's text says, without an index and without executing it.
//
// parse() takes the bytes of a package.py and touches no disk. parse_files() reads files in parallel and
// gives slots of origin `live`, position-aligned. Both follow the promise of rezdex/index.h. Any thread may
// call.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "rezdex/environment.h"
#include "rezdex/index.h"
#include "rezdex/package.h"
#include "rezdex/value.h"

namespace rezdex {

class Definition {
  public:
    Definition(Definition&&) noexcept;
    Definition& operator=(Definition&&) noexcept;
    ~Definition();

    // Views of the definition, refused on a temporary one.
    [[nodiscard]] Package package() const& noexcept;
    Package package() const&& = delete;
    // As Batch::attributes.
    [[nodiscard]] std::optional<Value> attributes() const& noexcept;
    std::optional<Value> attributes() const&& = delete;

    struct State;
    explicit Definition(std::unique_ptr<State> state) noexcept;

  private:
    std::unique_ptr<State> state_;
};

// `environment` as LookupOptions::environment.
[[nodiscard]] Definition parse(std::string_view package_py, const Environment* environment = nullptr);

// `threads` 0: as many as cores, growing on slow storage as LookupOptions::threads says.
[[nodiscard]] Batch parse_files(std::span<const std::string_view> paths, unsigned threads = 0,
                                const Environment* environment = nullptr);

} // namespace rezdex
