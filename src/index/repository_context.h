// Promise: what every thread that indexes one repository needs to know of it. Read-only while a build runs.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

#include "fs/filesystem.h"
#include "index/build_summary.h"
#include "index/freshness.h"
#include "index/listing.h"
#include "index/selection.h"
#include "rezdex/builder.h"
#include "store/generation.h"
#include "store/key.h"
#include "store/meta.h"

namespace rezdex::index {

struct RepositoryContext {
    fs::FileSystem& disk;
    const BuildOptions& options;
    store::RepositoryId id = 0;
    std::string name;
    std::string root; // the one that is walked
    fs::MountKind mount;
    bool declared_copy = false;
    std::uint64_t device = 0; // of the root
    bool open_to_all = false; // every user may search the root and all above it
    std::chrono::nanoseconds local_racy_margin{}, network_racy_margin{};
    ListingSettings settings{};
    // What the index knows of the repository; null: nothing.
    const store::Generation* current = nullptr;
    // Of the current generation is kept what holds; else everything is read.
    bool reuse = false;
    const Selection* selection = nullptr; // null: everything

    // rez's own open() revalidates what a network filesystem caches; so do our stats. A local root may lead
    // to one, by a link or a mount; where all is local it costs nothing.
    [[nodiscard]] static constexpr fs::Sync sync() noexcept { return fs::Sync::force; }

    // Whether the stamp is racy; then whoever settles waits until it can be told from that of a later change.
    // One in the future never settles: its margin is waited for once. What lies on another device than the
    // root may be on any kind of filesystem.
    [[nodiscard]] bool note_racy(const fs::Stat& stat, std::int64_t read_started_ns,
                                 BuildSummary& summary) const {
        const bool network = mount.network || stat.device != device;
        const auto margin = network ? network_racy_margin : local_racy_margin;
        if (!is_racy(store::stamp_of(stat), read_started_ns, margin)) return false;
        const std::int64_t settles_ns =
            std::min(disk.now_ns(), std::max(stat.mtime_ns, stat.ctime_ns)) + margin.count() + 1'000'000;
        summary.settles_ns = std::max(summary.settles_ns, settles_ns);
        return true;
    }

    // Do stamps taken here compare with each other as those do that the index has?
    [[nodiscard]] bool stamps_as(const store::RepositoryFacts& facts) const noexcept {
        return facts.filesystem_magic == mount.magic && facts.declared_copy == declared_copy;
    }

    [[nodiscard]] bool selects_any_of(std::string_view family) const {
        return selection == nullptr || selection->holds(family);
    }
    [[nodiscard]] bool selects(std::string_view family, std::string_view version) const {
        return selection == nullptr || selection->holds(family, version);
    }

    [[nodiscard]] bool cancelled() const noexcept {
        return options.cancel != nullptr && options.cancel->load(std::memory_order_relaxed);
    }
};

} // namespace rezdex::index
