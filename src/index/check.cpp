// Promise: rezdex/check.h: CURRENT, HISTORY and the folder, then each generation: its file, pages and
// records.
#include "rezdex/check.h"

#include <algorithm>
#include <cerrno>

#include <sys/stat.h>

#include "index/read_folder.h"
#include "index/record_check.h"
#include "store/database.h"
#include "store/failure.h"
#include "store/folder.h"
#include "store/history.h"
#include "store/local_only.h"
#include "store/page_walk.h"
#include "store/whole_file.h"

namespace rezdex::index {
namespace {

constexpr std::string_view name_of(store::Table table) {
    constexpr std::array<std::string_view, store::table_count> names{"definitions", "details", "packages",
                                                                     "families", "meta"};
    return names[static_cast<std::size_t>(table)];
}

class Check {
  public:
    Check(std::string directory, const CheckOptions& options)
        : directory_(std::move(directory)), options_(options) {}

    Result<CheckReport> run() &&;

  private:
    std::optional<Error> read_folder();
    std::optional<Error> read_history();
    // What CURRENT, or HISTORY of an older one, says of it; null: nothing.
    [[nodiscard]] const store::Current* said_of(const CheckedGeneration& checked) const;
    std::optional<Error> check_generation(std::uint64_t number);
    std::optional<Error> check_file(const store::Descriptor& file, CheckedGeneration& checked);
    void check_pages(const store::Generation& generation, CheckedGeneration& checked);
    bool progress(std::uint64_t done, std::uint64_t total);
    void find(std::string_view word, std::string_view table, std::string_view key, std::string message);

    std::string directory_;
    const CheckOptions& options_;
    std::optional<store::Current> current_;
    store::History history_;                 // empty where it is damaged
    std::vector<std::uint64_t> generations_; // files that are there; the current one first
    std::string file_;                       // the one that is being checked
    bool stopped_ = false;
    CheckReport report_;
};

void Check::find(std::string_view word, std::string_view table, std::string_view key, std::string message) {
    const auto counted = std::ranges::find(report_.by_word, word, [](const auto& it) { return it.first; });
    if (counted == report_.by_word.end())
        report_.by_word.emplace_back(word, 1);
    else
        ++counted->second;
    if (report_.findings.size() < options_.findings_kept)
        report_.findings.push_back({word, file_, std::string(table), std::string(key), std::move(message)});
}

bool Check::progress(std::uint64_t done, std::uint64_t total) {
    if (options_.progress && !options_.progress({file_, done, total})) stopped_ = true;
    return !stopped_;
}

// What cannot be looked at is an error; what can, and is not right, a finding.
std::optional<Error> Check::read_folder() {
    const auto names = store::names_in(directory_);
    const auto current = store::read_current(directory_);
    if (!current && (!names || names->empty())) return current.error();
    if (!names) return names.error();
    if (const auto local = store::require_local(directory_); !local) return local.error();
    for (const std::string& name : *names)
        if (const auto number = store::generation_of(name)) generations_.push_back(*number);
    std::ranges::sort(generations_, std::ranges::greater());
    if (current) {
        current_ = *current;
        std::erase(generations_, current->generation);
        generations_.push_back(current->generation); // even if it is not there
        std::ranges::rotate(generations_, generations_.end() - 1);
    } else {
        const ErrorKind kind = current.error().kind;
        const bool damage = kind == ErrorKind::damaged || kind == ErrorKind::foreign ||
                            (kind == ErrorKind::not_found && !generations_.empty());
        if (!damage || (kind == ErrorKind::foreign && generations_.empty())) return current.error();
        file_ = store::current_name;
        find("current", "", "", current.error().message);
    }
    for (const std::string& name : *names)
        if (!store::is_name_of_index(name)) {
            file_ = name;
            find("foreign-file", "", "", "not a file of the index");
        }
    return std::nullopt;
}

std::optional<Error> Check::read_history() {
    file_ = store::history_name;
    auto history = store::read_history(directory_);
    if (!history) {
        if (history.error().kind != ErrorKind::damaged) return history.error();
        find("history", "", "", history.error().message);
        return std::nullopt;
    }
    history_ = *std::move(history);
    if (!current_) return std::nullopt;
    const store::PastGeneration* const noted = history_.find(current_->generation);
    if (noted != nullptr && noted->file != *current_)
        find("history", "", "", "it notes another size or hash of the current generation than CURRENT");
    return std::nullopt;
}

const store::Current* Check::said_of(const CheckedGeneration& checked) const {
    if (checked.current) return current_ ? &*current_ : nullptr;
    const store::PastGeneration* const past = history_.find(checked.generation);
    return past != nullptr ? &past->file : nullptr;
}

// `file`: not open where errno tells why.
std::optional<Error> Check::check_file(const store::Descriptor& file, CheckedGeneration& checked) {
    const std::string path = directory_ + '/' + file_;
    struct stat stat{};
    if (!file || ::fstat(file.get(), &stat) != 0) {
        if (errno != ENOENT && errno != EIO) return store::failure(errno, path, "read the index");
        find(errno == ENOENT ? "no-file" : "unreadable", "", "",
             store::failure(errno, path, "read the file").message);
        return std::nullopt;
    }
    checked.bytes = static_cast<std::uint64_t>(stat.st_size);
    if (!S_ISREG(stat.st_mode)) {
        find("foreign-file", "", "", "not a file");
        return std::nullopt;
    }
    const store::Current* const said = said_of(checked);
    const std::string who = checked.current ? store::current_name : store::history_name;
    checked.noted = said != nullptr;
    if (said != nullptr && checked.bytes != said->bytes)
        find("file-size", "", "",
             "it has " + std::to_string(checked.bytes) + " bytes, and " + who + " says " +
                 std::to_string(said->bytes));
    // Each byte is read once, of the others too: a disk that cannot read says so here, and not by a signal.
    std::uint64_t done = 0;
    const auto hash = store::hash_file(file.get(), checked.bytes, [&](std::uint64_t bytes) {
        return progress(done += bytes, 2 * checked.bytes);
    });
    if (stopped_) return std::nullopt;
    if (!hash) {
        find("unreadable", "", "", store::failure(errno, path, "read the file").message);
        return std::nullopt;
    }
    if (said != nullptr && checked.bytes == said->bytes && *hash != said->hash)
        find("file-hash", "", "", "its content is not what " + who + " says");
    const auto generation = store::Generation::open(path);
    if (generation)
        check_pages(**generation, checked);
    else
        find("header", "", "", generation.error().message);
    return std::nullopt;
}

void Check::check_pages(const store::Generation& generation, CheckedGeneration& checked) {
    RecordCheck records(generation, [&](std::string_view word, store::Table table, std::string_view key,
                                        std::string_view message) {
        const bool is_key = table != store::Table::meta && key.size() > store::key_id_size;
        find(word, name_of(table), is_key ? store::key_text(key) : key, std::string(message));
    });
    store::PageVisitor visitor;
    visitor.entry = [&](store::Table table, std::string_view key, store::Bytes value) {
        records.take(table, key, value);
    };
    visitor.damage = [&](std::string_view tree, std::uint64_t page, std::string_view what) {
        find("page", tree, "",
             (page == 0 ? std::string("the whole tree: ") : "page " + std::to_string(page) + ": ")
                 .append(what));
    };
    visitor.progress = [&](std::uint64_t done, std::uint64_t total) {
        return progress(checked.bytes + checked.bytes / total * done, 2 * checked.bytes);
    };
    const store::PageCounts counts = store::walk_pages(generation, visitor);
    if (stopped_) return;
    records.finish();
    if (counts.lost != 0)
        find("lost-pages", "", "",
             "nothing leads to " + std::to_string(counts.lost) + " pages, and they are not free");
    const auto entries = [&](store::Table table) { return counts.entries[static_cast<std::size_t>(table)]; };
    checked.pages = counts.used + counts.free + counts.lost;
    checked.free_pages = counts.free;
    checked.definitions = entries(store::Table::definitions);
    checked.details = entries(store::Table::details);
    checked.packages = entries(store::Table::packages);
    checked.families = entries(store::Table::families);
}

std::optional<Error> Check::check_generation(std::uint64_t number) {
    file_ = store::generation_name(number);
    CheckedGeneration checked;
    checked.generation = number;
    checked.current = current_ && current_->generation == number;
    const store::Descriptor file = store::open_to_read(directory_ + '/' + file_);
    // An older one may have been removed since the folder was listed.
    if (!file && errno == ENOENT && !checked.current) return std::nullopt;
    if (auto error = check_file(file, checked)) return error;
    if (stopped_) return Error{ErrorKind::interrupted, directory_, 0, "the check was stopped"};
    report_.generations.push_back(checked);
    return std::nullopt;
}

Result<CheckReport> Check::run() && {
    if (auto error = read_folder()) return *std::move(error);
    if (auto error = read_history()) return *std::move(error);
    report_.directory = directory_;
    for (const std::uint64_t number : generations_) {
        const bool asked = options_.all_generations || !current_ || current_->generation == number;
        if (!asked) continue;
        if (auto error = check_generation(number)) return *std::move(error);
    }
    return std::move(report_);
}

} // namespace
} // namespace rezdex::index

namespace rezdex {

Result<CheckReport> check(std::string_view directory, const CheckOptions& options) {
    return index::Check(index::folder_to_read(directory).path, options).run();
}

} // namespace rezdex
