// Promise: a combined family's file (<family>.py, <family>.yaml) as rez expands it: which packages it lists,
// and the data of each.
//
// The rules are those of rezplugins/package_repository/filesystem.py: FileSystemCombinedPackageFamilyResource
// and FileSystemCombinedPackageResource._load. The file is evaluated once, its packages are written one by
// one. One thread at a time; made to be used again and again.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "eval/dict.h"
#include "eval/run.h"
#include "rez/definition.h"
#include "rezdex/version.h"

namespace rezdex::rez {

class CombinedFamily {
  public:
    static constexpr std::size_t max_versions = 100'000;
    // What all packages of a family may take, about: past it they are dynamic (limit_memory).
    static constexpr std::size_t max_bytes = 64U << 20U;

    CombinedFamily() = default;
    CombinedFamily(const CombinedFamily&) = delete;
    CombinedFamily& operator=(const CombinedFamily&) = delete;

    void load(std::string_view bytes, Format format, const Environment& environment);

    // Whether the versions are known; if not, verdict() says why: rez raises, or only Python can tell. Its
    // inputs are those that the file read, either way.
    [[nodiscard]] bool lists() const noexcept { return lists_; }
    [[nodiscard]] const Definition& verdict() const noexcept { return verdict_; }
    // Each once, in rez's order. The empty one is the unversioned package.
    [[nodiscard]] std::span<const std::string_view> versions() const noexcept { return versions_; }

    // The package of one of versions().
    void define(std::string_view version, Definition& to);

  private:
    struct Override {
        VersionRange range;
        const eval::Dict* data;
    };

    void read(eval::Run& run);
    bool read_versions(const eval::Object& list, eval::Run& run);
    bool read_overrides(const eval::Object& overrides, eval::Run& run);
    [[nodiscard]] eval::Dict* data_of(std::string_view version, eval::Run& run);
    [[nodiscard]] bool apply(const eval::Dict& override_data, eval::Dict& data, eval::Run& run) const;

    std::string bytes_; // the objects of the arena view them
    base::Arena arena_, package_arena_;
    eval::Dict* data_ = nullptr;
    bool lists_ = false;
    bool versioned_ = false; // the data has `versions`
    std::vector<std::string_view> versions_;
    std::vector<Override> overrides_;
    std::uint32_t overrides_line_ = 0;
    std::optional<eval::Failure> failure_; // of all packages
    std::vector<eval::ReadInput> inputs_;
    Definition verdict_;
    std::size_t spent_ = 0;
};

} // namespace rezdex::rez
