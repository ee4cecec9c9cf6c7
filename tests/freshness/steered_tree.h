// Promise: a repository on a disk in memory, whose clock a test steers, an index that is made and brought up
// to date as `rezdex index` does it, and what each level then answers for its packages.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "fs/memory_filesystem.h"
#include "index/build_index.h"
#include "index/index_impl.h"
#include "index/lookup.h"
#include "rezdex/index.h"
#include "support/temporary_directory.h"

namespace rezdex::test {

inline constexpr std::int64_t second_ns = 1'000'000'000;

// Definitions of one size for each token of one letter.
inline std::string requiring(std::string_view token) {
    return "name = 'maya'\nversion = '1'\nrequires = ['" + std::string(token) +
           "-1']\ntimestamp = 1600000000\n";
}
inline std::string yaml_requiring(std::string_view token) {
    return "name: maya\nversion: '1'\nrequires: ['" + std::string(token) + "-1']\ntimestamp: 1600000000\n";
}

// What a slot says: the package's first requirement, or the status; "touched" before it where it is.
inline std::string told(const Slot& slot) {
    std::string text = slot.touched ? "touched " : "";
    if (!answered(slot.status)) return text.append(to_string(slot.status));
    const Strings requirements = slot.package.requires_list();
    return requirements.empty() ? text + "nothing" : text.append(requirements[0]);
}

class SteeredTree {
  public:
    SteeredTree() {
        options.repositories = {{"main", "/repo"}};
        options.threads = 2;
        set_now(start_ns);
        disk.make_directory("/repo");
    }

    void set_now(std::int64_t now_ns) { disk.set_now(now_ns_ = now_ns); }
    void pass_ns(std::int64_t time_ns) { set_now(now_ns_ + time_ns); }
    void pass(std::int64_t seconds) { pass_ns(seconds * second_ns); }
    [[nodiscard]] std::int64_t now_ns() const noexcept { return now_ns_; }
    void write(const std::string& path, std::string content) {
        disk.write("/repo/" + path, std::move(content));
    }

    BuildReport index() { return index_at(database.path()); }
    // Another index, built anew.
    [[nodiscard]] std::string snapshot_built_anew(const std::string& path) {
        const TemporaryDirectory other;
        (void)index_at(other.path());
        return by_path(path, Freshness::snapshot, other.path());
    }

    // Path and package lookups by a reader that has seen nothing before.
    [[nodiscard]] std::string path(const std::string& relative, Freshness freshness = Freshness::file) {
        return by_path(relative, freshness, database.path());
    }
    [[nodiscard]] std::string package(Freshness freshness = Freshness::file, bool accept_cache = false) {
        const Index reader = open(database.path());
        const PackageQuery query{"maya", "1"};
        const PackageBatch batch = reader.lookup_packages({&query, 1}, {}, lookup(freshness, accept_cache));
        return batch.answers(0).empty() ? "none" : test::told(batch.slots()[batch.answers(0)[0].slot]);
    }
    // The versions of the family, as they come.
    [[nodiscard]] std::string versions(Freshness freshness = Freshness::file) {
        const Index reader = open(database.path());
        const PackageBatch batch = reader.lookup_family("maya", {}, lookup(freshness, false));
        std::string text;
        for (const PackageAnswer& answer : batch.answers(0)) {
            const Slot& slot = batch.slots()[answer.slot];
            text.append(text.empty() ? "" : " ").append(answer.version);
            if (!answered(slot.status)) text.append("!").append(to_string(slot.status));
        }
        return text;
    }
    [[nodiscard]] std::string live(const std::string& relative) {
        const std::string path = "/repo/" + relative;
        const std::string_view view = path;
        const Batch batch = index::read_all(disk, {&view, 1}, 1, nullptr).batch();
        return test::told(batch[0]);
    }
    [[nodiscard]] std::uint64_t racy() { return open(database.path()).stats().racy; }
    [[nodiscard]] Index open(const std::string& directory) {
        auto opened = Index::Impl::open(directory, {.leave_mark = false}, disk);
        REQUIRE(opened.ok());
        return *std::move(opened);
    }
    [[nodiscard]] static LookupOptions lookup(Freshness freshness, bool accept_cache) {
        LookupOptions options;
        options.freshness = freshness;
        options.accept_attribute_cache = accept_cache;
        return options;
    }

    static constexpr std::int64_t start_ns = 1'700'000'000 * second_ns;
    fs::MemoryFileSystem disk;
    TemporaryDirectory database;
    BuildOptions options;

  private:
    BuildReport index_at(const std::string& directory) {
        BuildOptions here = options;
        here.database = directory;
        auto report = index::build_index(here, disk);
        if (!report) FAIL(to_string(report.error()));
        return *std::move(report);
    }
    [[nodiscard]] std::string by_path(const std::string& relative, Freshness freshness,
                                      const std::string& directory) {
        const Index reader = open(directory);
        return told(reader, "/repo/" + relative, freshness);
    }

  public:
    // By a reader that may have seen something before.
    [[nodiscard]] static std::string told(const Index& reader, std::string_view path, Freshness freshness) {
        const Batch batch = reader.lookup({&path, 1}, lookup(freshness, false));
        return test::told(batch[0]);
    }

    std::int64_t now_ns_ = 0;
};

} // namespace rezdex::test
