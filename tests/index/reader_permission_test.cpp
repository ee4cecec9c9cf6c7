// Promise: another user gets what that user may read, whoever built the index.
#include "index/indexed_tree.h"
#include "support/root.h"

#include <filesystem>

#include <sys/wait.h>
#include <unistd.h>

using namespace rezdex;
using namespace rezdex::test;

namespace {

constexpr ::uid_t nobody = 65534;

// Runs `body` in a child process as nobody; true if it returned true.
template <class Body>
bool as_nobody(const Body& body) {
    const ::pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        const bool dropped = ::setgid(nobody) == 0 && ::setuid(nobody) == 0;
        ::_exit(dropped && body() ? 0 : 1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace

TEST_CASE("another user is not shown what it may not read", "[reader]") {
    require_root();
    namespace files = std::filesystem;
    const TemporaryDirectory root, database;
    const std::string open = root.write("maya/1/package.py", definition("maya", "1"));
    const std::string secret = root.write("maya/2/package.py", definition("maya", "2"));
    const std::string hidden = root.write("maya/3/package.py", definition("maya", "3"));
    files::permissions(root.path(), files::perms(0755));
    files::permissions(database.path(), files::perms(0755));
    files::permissions(secret, files::perms(0600));
    files::permissions(root.path("maya/3"), files::perms(0700));
    index_repository(fs::real(), database.path(), root.path());
    for (const auto& entry : files::directory_iterator(database.path()))
        files::permissions(entry.path(), files::perms(0644));

    const std::vector<std::string_view> paths{open, secret, hidden};
    const auto outcomes = [&](Freshness freshness) -> std::string {
        const auto reader = Index::open(database.path(), {.leave_mark = false});
        if (!reader) return to_string(reader.error());
        const Batch batch = reader->lookup(paths, at(freshness));
        return outcome(batch[0]) + ", " + outcome(batch[1]) + ", " + outcome(batch[2]);
    };
    const std::string refused = "complete index, unreadable live permission, unreadable live permission";
    const std::string private_ones = "complete index, dynamic none private, dynamic none private";
    CHECK(outcomes(Freshness::file) == "complete index, complete index, complete index");
    CHECK(outcomes(Freshness::snapshot) == private_ones);
    CHECK(as_nobody([&] { return outcomes(Freshness::file) == refused; }));
    CHECK(as_nobody([&] { return outcomes(Freshness::family) == refused; }));
    CHECK(as_nobody([&] { return outcomes(Freshness::snapshot) == private_ones; }));
}

TEST_CASE("an Index and its threads survive a fork", "[reader]") {
    const TemporaryDirectory root, database;
    std::vector<std::string> paths;
    for (int version = 0; version < 2000; ++version)
        paths.push_back(
            root.write("maya/" + std::to_string(version) + "/package.py", definition("maya", "1")));
    index_repository(fs::real(), database.path(), root.path());
    const auto reader = Index::open(database.path());
    REQUIRE(reader.ok());
    const std::vector<std::string_view> views(paths.begin(), paths.end());
    const auto all_complete = [&] {
        const Batch batch = reader->lookup(views);
        for (const Slot& slot : batch)
            if (slot.status != Status::complete) return false;
        return true;
    };
    CHECK(all_complete());
    const ::pid_t child = ::fork();
    if (child == 0) ::_exit(all_complete() ? 0 : 1);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(status == 0);
    CHECK(all_complete());
}
