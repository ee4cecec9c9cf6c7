// Promise: which families and versions a build looks at: all, or those that were named.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "rezdex/builder.h"

namespace rezdex::index {

class Selection {
  public:
    Selection() = default; // everything
    explicit Selection(std::span<const PackageName> named) {
        for (const PackageName& name : named) {
            std::set<std::string, std::less<>>& versions = families_[name.family];
            if (name.version.empty()) whole_.insert(name.family);
            versions.insert(name.version);
        }
    }

    [[nodiscard]] bool everything() const noexcept { return families_.empty(); }
    [[nodiscard]] bool holds(std::string_view family) const {
        return everything() || families_.contains(family);
    }
    [[nodiscard]] bool holds(std::string_view family, std::string_view version) const {
        if (everything() || whole_.contains(family)) return true;
        const auto found = families_.find(family);
        return found != families_.end() && found->second.contains(version);
    }
    [[nodiscard]] const auto& families() const noexcept { return families_; }

  private:
    std::map<std::string, std::set<std::string, std::less<>>, std::less<>> families_;
    std::set<std::string, std::less<>> whole_;
};

} // namespace rezdex::index
