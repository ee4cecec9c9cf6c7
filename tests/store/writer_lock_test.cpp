// Promise: one writer at a time: what the others are told, how they wait, and what a fork makes of it.
#include <catch2/catch.hpp>

#include <atomic>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <optional>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fs/descriptor.h"
#include "store/small_index.h"

using namespace rezdex;
using namespace rezdex::store;
using namespace std::chrono_literals;
using Fixture = test::SmallIndex;

namespace {

std::string refusal(const std::string& db) {
    const auto other = Database::open(db);
    REQUIRE_FALSE(other.ok());
    REQUIRE(other.error().kind == ErrorKind::locked);
    return other.error().message;
}

// Somebody holds the lock, and the file says `text`.
struct Stranger {
    fs::Descriptor lock;
    Stranger(const Fixture& it, const std::string& text) {
        lock = fs::Descriptor(::open(it.directory.write("db/writer.lock", text).c_str(), O_RDWR | O_CLOEXEC));
        REQUIRE(::flock(lock.get(), LOCK_EX | LOCK_NB) == 0);
    }
};

std::string this_host() {
    std::string host(256, '\0');
    REQUIRE(::gethostname(host.data(), host.size()) == 0);
    host.resize(host.find('\0'));
    return host;
}

pid_t dead_process() {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) ::_exit(0);
    REQUIRE(::waitpid(child, nullptr, 0) == child);
    return child;
}

} // namespace

TEST_CASE("who is locked out learns who writes, and since when", "[writer-lock]") {
    const Fixture it;
    std::optional<Database> holder = *Database::open(it.db);
    const std::string who = "pid " + std::to_string(::getpid()) + " on host " + this_host() + " since 20";
    const std::string told = refusal(it.db);
    CHECK(told.starts_with(who));
    const std::size_t end =
        told.find("Z (as writer.lock says) is writing this index; try again later, or wait");
    REQUIRE(end == who.size() + std::strlen("26-11-28T04:39:24"));
    CHECK(told[who.size() + std::strlen("26-11-28")] == 'T');
    holder.reset();
    CHECK(Database::open(it.db).ok());
}

TEST_CASE("what writer.lock says is not believed blindly", "[writer-lock]") {
    const Fixture it;
    test::build(it.db, "first");
    const std::string dead = std::to_string(dead_process());
    const std::string host = this_host();
    const auto says = [&](const std::string& text) {
        const Stranger stranger(it, text);
        return refusal(it.db);
    };
    CHECK(says("").starts_with("another process is writing"));
    CHECK(says("hello").starts_with("another process is writing"));
    CHECK(says("pid -1 on host x").starts_with("another process is writing"));
    CHECK(says("pid 99999999999999 on host x").starts_with("another process is writing"));
    CHECK(says(std::string(5000, 'x')).starts_with("another process is writing"));
    CHECK(says("pid " + dead + " on host " + host + " since x").starts_with("another process is writing"));
    CHECK(says("pid 1 on host a\x1b[2Jb since\tx\nmore").starts_with("pid 1 on host a?[2Jb since?x (as"));
    CHECK(
        says("pid " + dead + " on host elsewhere since x").starts_with("pid " + dead + " on host elsewhere"));
}

TEST_CASE("a holder that is done is not named again", "[writer-lock]") {
    const Fixture it;
    test::build(it.db, "first");
    CHECK(test::read_file(it.db + "/writer.lock").empty());
}

TEST_CASE("who waits gets the index when the other is done", "[writer-lock]") {
    const Fixture it;
    std::optional<Database> holder = *Database::open(it.db);
    std::string waited_for;
    Waiting waiting{std::chrono::nanoseconds::max(), {}, nullptr};
    waiting.notice = [&](const std::string& who) {
        waited_for = who;
        holder.reset();
    };
    CHECK(Database::open(it.db, waiting).ok());
    CHECK(waited_for.starts_with("pid " + std::to_string(::getpid()) + " on host "));
}

TEST_CASE("waiting ends when its time is over, or the caller wants no more", "[writer-lock]") {
    const Fixture it;
    const auto holder = Database::open(it.db);
    REQUIRE(holder.ok());
    int notices = 0;
    std::atomic<bool> cancel = false;
    Waiting waiting{30ms, [&](const std::string&) { ++notices; }, &cancel};
    const auto late = Database::open(it.db, waiting);
    REQUIRE_FALSE(late.ok());
    CHECK(late.error().kind == ErrorKind::locked);
    CHECK(late.error().message.find("time to wait for it was over") != std::string::npos);
    CHECK(notices > 0);
    waiting.time = std::chrono::nanoseconds::max();
    waiting.notice = [&](const std::string&) { cancel = true; };
    const auto stopped = Database::open(it.db, waiting);
    REQUIRE_FALSE(stopped.ok());
    CHECK(stopped.error().kind == ErrorKind::interrupted);
}

TEST_CASE("whose folder is made anew while he waits, locks the new one", "[writer-lock]") {
    const Fixture it;
    std::optional<Database> holder = *Database::open(it.db);
    Waiting waiting{std::chrono::nanoseconds::max(), {}, nullptr};
    waiting.notice = [&](const std::string&) {
        std::filesystem::remove_all(it.db);
        std::filesystem::create_directories(it.db);
        holder.reset();
    };
    const auto second = Database::open(it.db, waiting);
    REQUIRE(second.ok());
    CHECK(refusal(it.db).find("is writing this index") != std::string::npos);
}

TEST_CASE("a forked child holds no index that its parent wrote", "[writer-lock]") {
    const Fixture it;
    std::optional<Database> holder = *Database::open(it.db);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0)
        for (;;) ::pause();
    CHECK(refusal(it.db).starts_with("pid " + std::to_string(::getpid())));
    holder.reset();
    CHECK(Database::open(it.db).ok()); // the child lives on
    ::kill(child, SIGKILL);
    REQUIRE(::waitpid(child, nullptr, 0) == child);
}
