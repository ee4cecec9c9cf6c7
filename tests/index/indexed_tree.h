// Promise: a package repository on a disk in memory, an index of it, and a reader that sees that disk.
//
// Time stands still until the test moves it. write() and remove() are a minute apart from what index() and
// the lookups see, so that nothing is racy unless a test makes it so.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "fs/memory_filesystem.h"
#include "index/index_impl.h"
#include "index/repository_builder.h"
#include "rezdex/index.h"
#include "rezdex/parse.h"
#include "store/database.h"
#include "support/temporary_directory.h"

namespace rezdex::test {

inline constexpr std::int64_t second_ns = 1'000'000'000;

// The definition of a package that needs no Python.
inline std::string definition(std::string_view name, std::string_view version) {
    return "name = '" + std::string(name) + "'\nversion = '" + std::string(version) +
           "'\nrequires = ['base-1']\ntimestamp = 1600000000\n";
}

// Writes the next generation of an index of `root` as `disk` shows it.
inline void index_repository(fs::FileSystem& disk, const std::string& directory, const std::string& root,
                             const BuildOptions& options = {}) {
    auto database = store::Database::open(directory);
    REQUIRE(database.ok());
    auto writer = store::GenerationWriter::create(database->temporary_path());
    REQUIRE(writer.ok());
    store::RepositoryFacts facts{1, "main", {root}};
    const auto repository = index::open_repository(disk, options, facts, root);
    REQUIRE(repository.ok());
    const auto built = [&] {
        index::FamilyBuilder families;
        return index::build_repository(*repository, families, [&](const index::FamilyRecords& made) {
            for (const index::Record& record : made.records)
                if (const auto done = writer->append(record.table, record.key, record.value); !done)
                    return std::optional(done.error());
            return std::optional<Error>();
        });
    }();
    REQUIRE(built.ok());
    store::Meta meta;
    meta.answers_revision = rez::answers_revision;
    meta.include_private = options.include_private;
    facts.filesystem_magic = repository->mount.magic;
    facts.network = repository->mount.network;
    facts.local_racy_margin = repository->local_racy_margin;
    facts.network_racy_margin = repository->network_racy_margin;
    meta.repositories.push_back(facts);
    const auto value = store::encode_meta(meta);
    REQUIRE(writer->append(store::Table::meta, store::meta_key(), std::as_bytes(std::span(value))).ok());
    auto finished = writer->finish();
    REQUIRE(finished.ok());
    REQUIRE(database->publish(*finished).ok());
}

class IndexedTree {
  public:
    IndexedTree() { disk.set_now(now_ns_); }

    static std::string path(std::string_view relative) { return "/repo/" + std::string(relative); }

    void write(std::string_view relative, std::string content) {
        pass(60);
        disk.write(path(relative), std::move(content));
        pass(60);
    }
    void remove(std::string_view relative) {
        pass(60);
        disk.remove(path(relative));
        pass(60);
    }
    void pass(std::int64_t seconds) {
        now_ns_ += seconds * second_ns;
        disk.set_now(now_ns_);
    }

    void index(const BuildOptions& options = {}) {
        index_repository(disk, database.path(), "/repo", options);
    }

    [[nodiscard]] const Index& reader() {
        if (!reader_) {
            auto opened = Index::Impl::open(database.path(), {}, disk);
            REQUIRE(opened.ok());
            reader_ = std::make_unique<Index>(*std::move(opened));
        }
        return *reader_;
    }

    // The next lookup opens the index again, whatever its age.
    void forget_reader() { reader_.reset(); }

    [[nodiscard]] Batch lookup(const std::vector<std::string>& paths, const LookupOptions& options = {}) {
        const std::vector<std::string_view> views(paths.begin(), paths.end());
        return reader().lookup(views, options);
    }
    // The slot of one path of the repository; its package is gone with the batch.
    [[nodiscard]] Slot look(std::string_view relative, const LookupOptions& options = {}) {
        const Batch batch = lookup({path(relative)}, options);
        counters = batch.counters();
        Slot slot = batch[0];
        name = slot.package ? std::string(slot.package.name()) : std::string();
        slot.package = Package();
        return slot;
    }

    fs::MemoryFileSystem disk;
    TemporaryDirectory database;
    Counters counters; // of the last look()
    std::string name;  // that the package of the last look() gave

  private:
    std::int64_t now_ns_ = 1'700'000'000 * second_ns;
    std::unique_ptr<Index> reader_;
};

// How a slot came out, for comparisons that print well.
inline std::string outcome(const Slot& slot) {
    std::string text(to_string(slot.status));
    text.append(" ").append(to_string(slot.origin));
    if (slot.touched) text += " touched";
    if (slot.reason != Reason::none) text.append(" ").append(to_string(slot.reason));
    return text;
}

inline LookupOptions at(Freshness freshness, bool live = true) {
    LookupOptions options;
    options.freshness = freshness;
    options.live = live;
    return options;
}

} // namespace rezdex::test
