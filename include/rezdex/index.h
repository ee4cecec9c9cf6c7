// Promise: open an index and look definitions up in batches, n questions in, n answers out, in order.
//
// If a slot holds a value, CPython + rez would give the same for that file: as it is on disk
// (Freshness::file), as of its family's stamp (family), as of the index (snapshot). Otherwise it says why.
// After open() whatever goes wrong with one path is in that path's slot, and nothing throws but, where there
// is no memory for a batch as a whole or for the lists that a package lookup needs, std::bad_alloc.
//
// An Index and a Batch may be used from any number of threads at once. A Batch holds its generation of the
// index open; the views in it live as long as it does.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rezdex/environment.h"
#include "rezdex/package.h"
#include "rezdex/reason.h"
#include "rezdex/result.h"
#include "rezdex/root.h"
#include "rezdex/value.h"

namespace rezdex {

// What a lookup checks before it believes an entry.
enum class Freshness : std::uint8_t {
    file,     // one stat a path: always right
    family,   // one stat a family directory: right when only rez writes the repository
    snapshot, // nothing: right when the index is the truth
};

struct LookupOptions {
    Freshness freshness = Freshness::file;
    // At `family`: the repositories, by name, that only rez writes; the others are looked at as at `file`. So
    // is one whose name is misspelt: a name that the index does not have is passed over. Empty: all of them.
    std::vector<std::string> family_repositories{};
    bool live = true; // read stale and unknown files; off: no file is opened, they are `stale`
    bool accept_attribute_cache = false; // on network filesystems, trust the client's cached attributes
    unsigned threads = 0; // 0: as many as cores, growing to REZDEX_IO_THREADS (64) on slow storage
    // What definitions may read of the process that loads them; read only while the call runs. Null: this
    // process's own, as it was when it was first needed.
    const Environment* environment = nullptr;
};

// `origin` says who gives the answer: the index; this lookup (`live`: from the disk, also for missing and
// unreadable files; or, where an input is not what it was when the entry was made, from the source that the
// index keeps); or nobody (`none`: stale; at `snapshot` an entry that is damaged, private or an older
// evaluator's).
struct Slot {
    Status status = Status::missing;
    Origin origin = Origin::none;
    bool touched = false; // the stamp differs from the index, the content does not
    Reason reason = Reason::none;
    std::uint32_t line = 0;
    Package package; // empty unless the status is a verdict
};

// How many slots of a batch ended how, by position in the enums.
struct Counters {
    std::array<std::size_t, 3> by_origin{};
    std::array<std::size_t, 7> by_status{};
    std::vector<std::pair<Reason, std::size_t>> by_reason; // slots that were not answered
    std::size_t touched = 0;
    std::size_t stats = 0; // stat calls made
    std::size_t reads = 0; // files read
};

class Batch {
  public:
    Batch(Batch&&) noexcept;
    Batch& operator=(Batch&&) noexcept;
    ~Batch();

    [[nodiscard]] std::size_t size() const noexcept { return slots_.size(); }
    // What views the batch is refused on a temporary one: keep the batch in a variable.
    [[nodiscard]] const Slot& operator[](std::size_t i) const& noexcept { return slots_[i]; }
    const Slot& operator[](std::size_t i) const&& = delete;
    [[nodiscard]] auto begin() const& noexcept { return slots_.begin(); }
    void begin() const&& = delete;
    [[nodiscard]] auto end() const& noexcept { return slots_.end(); }
    void end() const&& = delete;
    [[nodiscard]] Counters counters() const;

    // Every attribute as rez's load_from_file gives it, as a dict; absent unless slot i is answered. With
    // status `solver` the unknown attributes are not in it. Of a combined family's package, and of one that
    // old release files are merged into, as rez.packages has them. Absent, too, where the index's record of
    // them is damaged, which nothing but `rezdex check` and the next `rezdex index` says and mends.
    [[nodiscard]] std::optional<Value> attributes(std::size_t i) const&;
    std::optional<Value> attributes(std::size_t i) const&& = delete;

    struct State;
    Batch(std::vector<Slot> slots, std::unique_ptr<State> state) noexcept;

  private:
    std::vector<Slot> slots_;
    std::unique_ptr<State> state_;
};

// One package to look up by its place in a repository, as rez.packages does.
struct PackageQuery {
    std::string_view family;
    std::string_view version; // empty: the unversioned package; else as rez.get_package: "1-0" finds "1.0"
};

struct PackageAnswer {           // its views live as long as the PackageBatch
    std::string_view repository; // its name in the index
    std::string_view path;       // the definition file that wins, or the combined family's; empty: none
    std::string_view family, version;
    std::size_t slot; // in PackageBatch::slots
};

// Position-aligned with the queries: answers(i) has one PackageAnswer for each repository that lists the
// package, in the index's order; none where no repository does. Where the versions of a combined family are
// not known, or a family's directory cannot be listed, one answer stands for whatever was asked of it, and
// its slot says why.
class PackageBatch {
  public:
    PackageBatch(PackageBatch&&) noexcept;
    PackageBatch& operator=(PackageBatch&&) noexcept;
    ~PackageBatch();

    [[nodiscard]] std::size_t size() const noexcept;
    [[nodiscard]] std::span<const PackageAnswer> answers(std::size_t i) const& noexcept;
    std::span<const PackageAnswer> answers(std::size_t i) const&& = delete;
    [[nodiscard]] const Batch& slots() const& noexcept;
    const Batch& slots() const&& = delete;

    struct State;
    explicit PackageBatch(std::unique_ptr<State> state) noexcept;

  private:
    std::unique_ptr<State> state_;
};

struct IndexStats {
    std::uint64_t generation = 0; // of a copy: its number where it was published
    std::uint32_t format = 0;
    std::uint32_t answers_revision = 0;
    std::uint64_t bytes = 0;
    std::int64_t built_ns = 0; // since 1970
    bool marked = false;       // this reader could believe the file by its own mark
    std::string directory;     // the folder that is read: the one that was opened, or its copy in the cache
    // Of a copy: the folder that it was fetched from, when, and when it was last seen to be the newest there.
    std::string source;
    std::int64_t fetched_ns = 0, checked_ns = 0; // since 1970
    std::uint64_t definitions = 0, packages = 0, families = 0;
    std::array<std::uint64_t, 4> by_verdict{};
    std::vector<std::pair<Reason, std::uint64_t>> by_reason;
    std::vector<std::pair<std::string, std::uint64_t>> by_input;
    std::uint64_t racy = 0;
    struct Repository {
        std::string name;
        std::vector<std::string> roots;
        std::uint64_t definitions = 0, packages = 0, families = 0;
        // What changed less than this before it was read is racy; the second is for network filesystems.
        std::chrono::nanoseconds local_racy_margin{}, network_racy_margin{};
    };
    std::vector<Repository> repositories;
};

// A story of one path: which stamp, input, setting or rule made the answer what it is, in order.
struct Explanation {
    std::vector<std::pair<std::string, std::string>> steps; // what was looked at, what was found
};

class Index {
  public:
    struct OpenOptions {
        bool leave_mark = true; // remember in this user's cache that the file's hash was checked
        // Where `directory` lies on network storage and this host has no copy of it, fetch one first
        // (rezdex/share.h); with no time limit but the storage's.
        bool fetch = false;
        // For this reader, these are the roots of the repositories that they name, instead of the index's
        // own: where the packages lie on this host. Error kind usage: a name that the index does not know, or
        // a path that is, or lies in, another repository's root.
        std::vector<RepositoryRoot> roots{};
    };
    // `directory` is the folder that build() made, or one that publish() filled. Where this host's cache has
    // a copy of it, fetched by fetch(), that is read, and `directory` is never touched: its text alone, made
    // absolute, decides. Errors: not_found, permission, damaged, foreign, format, io, usage; not_fetched
    // where it lies on network storage and there is no copy: answer from the disk meanwhile (parse_files()).
    static Result<Index> open(std::string_view directory, const OpenOptions& options);
    static Result<Index> open(std::string_view directory) { return open(directory, OpenOptions{}); }

    Index(Index&&) noexcept;
    Index& operator=(Index&&) noexcept;
    ~Index();

    // Path lookup: equals rez's load_from_file on each path. `paths` may be bytes in any encoding; they are
    // compared as text after folding `//` and `/./`. A path given twice is answered alike.
    [[nodiscard]] Batch lookup(std::span<const std::string_view> paths,
                               const LookupOptions& options = {}) const;

    // Package lookup: equals rez.packages. `repositories` by name; empty: all.
    [[nodiscard]] PackageBatch lookup_packages(std::span<const PackageQuery> queries,
                                               std::span<const std::string_view> repositories = {},
                                               const LookupOptions& options = {}) const;

    // All packages of one family, as one query's answers, repository by repository, versions in the order
    // in which rez lists them in each.
    [[nodiscard]] PackageBatch lookup_family(std::string_view family,
                                             std::span<const std::string_view> repositories = {},
                                             const LookupOptions& options = {}) const;

    [[nodiscard]] std::vector<std::string> repositories() const; // their names, in the index's order
    [[nodiscard]] IndexStats stats() const;                      // walks the whole index
    [[nodiscard]] Explanation explain(std::string_view path, const LookupOptions& options = {}) const;

    struct Impl;
    explicit Index(std::shared_ptr<const Impl> impl) noexcept;

  private:
    std::shared_ptr<const Impl> impl_;
};

} // namespace rezdex
