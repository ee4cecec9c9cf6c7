#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <map>
#include <random>
#include <thread>

#include <csignal>
#include <fstream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/samples.h"
#include "store/sealed.h"
#include "store/whole_file.h"
#include "support/temporary_directory.h"

using namespace rezdex;
using namespace rezdex::store;
using rezdex::test::TemporaryDirectory;

namespace {

std::string key_of(std::string_view text) {
    KeyBuffer buffer;
    return std::string(buffer.set(1, text));
}

// Sizes on both sides of where LMDB moves a value to pages of its own (about 2 KB), and of several pages.
constexpr std::size_t sizes[] = {16,   64,   336,  1000, 1960, 1968, 2000,  2024,
                                 2032, 2040, 2048, 4072, 4080, 4096, 40'000};

std::map<std::string, std::size_t> some_entries(int count) {
    std::mt19937 random(5); // NOLINT(cert-msc51-cpp): the same on every run
    std::map<std::string, std::size_t> entries;
    for (int i = 0; i < count; ++i) {
        std::string text = "family" + std::to_string(random() % 50) + "/" + std::to_string(i);
        if (i % 100 == 0) text += std::string(random() % 900, 'p');
        entries[key_of(text)] = sizes[random() % std::size(sizes)];
    }
    return entries;
}

// Sealed: that a key is absent is believed only between records.
std::vector<std::uint64_t> value_for(std::string_view key, std::size_t size, Table table) {
    auto words = test::sample_value(size, base::hash64(key));
    if (words.empty()) return words;
    auto* const bytes = reinterpret_cast<char*>(words.data());
    std::memcpy(bytes + checksum_size + 4,
                table == Table::details ? detail_identifier : definition_identifier, 4);
    words[0] = checksum(key, test::bytes_of(words).subspan(checksum_size));
    return words;
}

void write(const std::string& path, const std::map<std::string, std::size_t>& entries) {
    auto writer = GenerationWriter::create(path);
    REQUIRE(writer.ok());
    for (const auto& [key, size] : entries)
        for (const Table table : {Table::definitions, Table::details})
            REQUIRE(writer->append(table, key, test::bytes_of(value_for(key, size, table))).ok());
    REQUIRE(writer->finish().ok());
}

bool equal(Bytes a, const std::vector<std::uint64_t>& b) { return std::ranges::equal(a, test::bytes_of(b)); }

} // namespace

TEST_CASE("what was written is found, 8-aligned, and nothing else", "[generation]") {
    const TemporaryDirectory directory;
    const auto entries = some_entries(3000);
    write(directory.path("g"), entries);
    CHECK_FALSE(std::filesystem::exists(directory.path("g-lock")));

    const auto generation = Generation::open(directory.path("g"));
    REQUIRE(generation.ok());
    CHECK((*generation)->entries(Table::definitions) == entries.size());
    CHECK((*generation)->entries(Table::families) == 0);
    CHECK((*generation)->bytes() == std::filesystem::file_size(directory.path("g")));
    Cursor cursor(**generation);
    for (const Table table : {Table::definitions, Table::details}) {
        for (const auto& [key, size] : entries) {
            const auto entry = cursor.find(table, key);
            REQUIRE(entry);
            CHECK(entry->key == key);
            CHECK(equal(entry->value, value_for(key, size, table)));
            CHECK(reinterpret_cast<std::uintptr_t>(entry->value.data()) % 8 == 0);
        }
    }
    CHECK_FALSE(cursor.find(Table::definitions, key_of("nothing")));
    CHECK_FALSE(cursor.find(Table::definitions, key_of("zzz")));
    CHECK_FALSE(cursor.find(Table::definitions, ""));
    CHECK_FALSE(cursor.find(Table::packages, entries.begin()->first));
    CHECK_FALSE(cursor.find(Table::definitions, std::string(505, 'x')));
}

TEST_CASE("random lookups find what sorted ones find", "[generation]") {
    const TemporaryDirectory directory;
    const auto entries = some_entries(2000);
    write(directory.path("g"), entries);
    const auto generation = Generation::open(directory.path("g"));
    REQUIRE(generation.ok());
    std::vector<std::pair<std::string, std::size_t>> order(entries.begin(), entries.end());
    std::mt19937 random(11); // NOLINT(cert-msc51-cpp): the same on every run
    std::ranges::shuffle(order, random);
    Cursor cursor(**generation);
    for (const auto& [key, size] : order) {
        CHECK_FALSE(cursor.find(Table::definitions, key.substr(0, key.size() - 8) + "~~~~~~~~"));
        const auto entry = cursor.find(Table::definitions, key);
        REQUIRE(entry);
        CHECK(equal(entry->value, value_for(key, size, Table::definitions)));
    }
}

TEST_CASE("a scan meets every entry in the order of the keys", "[generation]") {
    const TemporaryDirectory directory;
    const auto entries = some_entries(500);
    write(directory.path("g"), entries);
    const auto generation = Generation::open(directory.path("g"));
    REQUIRE(generation.ok());
    Cursor cursor(**generation);
    auto expected = entries.begin();
    for (auto entry = cursor.seek(Table::details, {}); entry;
         entry = cursor.next(Table::details), ++expected) {
        REQUIRE(expected != entries.end());
        CHECK(entry->key == expected->first);
    }
    CHECK(expected == entries.end());
    const auto middle = std::next(entries.begin(), 250);
    CHECK(cursor.seek(Table::details, middle->first)->key == middle->first);
    CHECK(cursor.seek(Table::details, middle->first.substr(0, 12) + "    ")->key >=
          middle->first.substr(0, 12));
    CHECK_FALSE(cursor.seek(Table::details, key_of("zzz")));
    CHECK_FALSE(cursor.seek(Table::families, {}));
}

TEST_CASE("keys may come late, but not twice", "[generation]") {
    const TemporaryDirectory directory;
    auto writer = GenerationWriter::create(directory.path("g"));
    REQUIRE(writer.ok());
    const auto value = test::sample_value(16, 1), other = test::sample_value(16, 2);
    for (const char* text : {"b", "c", "a", "bb"})
        REQUIRE(writer->append(Table::packages, key_of(text), test::bytes_of(value)).ok());
    const auto again = writer->append(Table::packages, key_of("a"), test::bytes_of(other));
    REQUIRE_FALSE(again.ok());
    CHECK(again.error().kind == ErrorKind::usage);
    REQUIRE(writer->finish().ok());

    const auto generation = Generation::open(directory.path("g"));
    REQUIRE(generation.ok());
    Cursor cursor(**generation);
    CHECK(equal(cursor.find(Table::packages, key_of("a"))->value, value));
    std::vector<std::string> seen;
    for (auto entry = cursor.seek(Table::packages, {}); entry; entry = cursor.next(Table::packages))
        seen.emplace_back(key_text(entry->key));
    CHECK(seen == std::vector<std::string>{"a", "b", "bb", "c"});
}

TEST_CASE("sizes that would break the alignment are refused", "[generation]") {
    const TemporaryDirectory directory;
    auto writer = GenerationWriter::create(directory.path("g"));
    REQUIRE(writer.ok());
    const auto value = test::sample_value(16, 1);
    CHECK_FALSE(writer->append(Table::packages, "short", test::bytes_of(value)).ok());
    CHECK_FALSE(writer->append(Table::packages, "", test::bytes_of(value)).ok());
    CHECK_FALSE(writer->append(Table::packages, key_of("a"), test::bytes_of(value).first(12)).ok());
}

TEST_CASE("a value larger than the first map, and many commits", "[generation]") {
    const TemporaryDirectory directory;
    const auto large = test::sample_value(80U << 20U, 9), small = test::sample_value(1U << 20U, 10);
    auto writer = GenerationWriter::create(directory.path("g"));
    REQUIRE(writer.ok());
    REQUIRE(writer->append(Table::details, key_of("large"), test::bytes_of(large)).ok());
    for (int i = 10; i < 80; ++i)
        REQUIRE(
            writer->append(Table::details, key_of("small" + std::to_string(i)), test::bytes_of(small)).ok());
    const auto finished = writer->finish();
    REQUIRE(finished.ok());
    CHECK(finished->bytes == std::filesystem::file_size(directory.path("g")));
    const auto generation = Generation::open(directory.path("g"));
    REQUIRE(generation.ok());
    Cursor cursor(**generation);
    CHECK(equal(cursor.find(Table::details, key_of("large"))->value, large));
    CHECK(equal(cursor.find(Table::details, key_of("small79"))->value, small));
}

TEST_CASE("a writer that does not finish leaves nothing, and takes no other's file", "[generation]") {
    const TemporaryDirectory directory;
    {
        auto writer = GenerationWriter::create(directory.path("g"));
        REQUIRE(writer.ok());
        CHECK(std::filesystem::exists(directory.path("g")));
    }
    CHECK(std::filesystem::is_empty(directory.path()));
    directory.write("g", "precious");
    CHECK_FALSE(GenerationWriter::create(directory.path("g")).ok());
    CHECK(std::filesystem::file_size(directory.path("g")) == 8);
    const auto nowhere = GenerationWriter::create(directory.path("no/g"));
    REQUIRE_FALSE(nowhere.ok());
    CHECK(nowhere.error().kind == ErrorKind::not_found);
}

TEST_CASE("a full disk is no_space, and the file is gone", "[generation]") {
    const TemporaryDirectory directory;
    struct rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    auto* const handler = std::signal(SIGXFSZ, SIG_IGN); // the kernel's other way to say it
    // The last one falls within a page: LMDB sees a write cut short, which it calls EIO.
    for (const rlim_t limit : {rlim_t{0}, rlim_t{8192}, rlim_t{3U << 20U}, rlim_t{(3U << 20U) + 1000}}) {
        struct rlimit narrow = before;
        narrow.rlim_cur = limit;
        REQUIRE(::setrlimit(RLIMIT_FSIZE, &narrow) == 0);
        std::optional<Error> error;
        auto writer = GenerationWriter::create(directory.path("g"));
        if (!writer) error = writer.error();
        const auto value = test::sample_value(4000, 1);
        for (int i = 10'000; !error && i < 15'000; ++i) {
            const auto added =
                writer->append(Table::details, key_of(std::to_string(i)), test::bytes_of(value));
            if (!added) error = added.error();
        }
        if (writer) writer = Error{}; // destroys it
        REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
        CAPTURE(limit);
        REQUIRE(error);
        CHECK(to_string(*error) != "");
        CHECK(error->kind == ErrorKind::no_space);
        CHECK(std::filesystem::is_empty(directory.path()));
    }
    std::signal(SIGXFSZ, handler);
}

TEST_CASE("one map a file", "[generation]") {
    const TemporaryDirectory directory;
    write(directory.path("g"), some_entries(10));
    std::filesystem::create_hard_link(directory.path("g"), directory.path("other-name"));
    auto one = Generation::open(directory.path("g"));
    auto two = Generation::open(directory.path("other-name"));
    REQUIRE(one.ok());
    REQUIRE(two.ok());
    CHECK(one->get() == two->get());
    const std::weak_ptr<const Generation> watched = *one;
    one = Error{};
    two = Error{};
    CHECK(watched.expired());
    CHECK(Generation::open(directory.path("g")).ok());
}

TEST_CASE("threads open and read the same file at once", "[generation]") {
    const TemporaryDirectory directory;
    const auto entries = some_entries(300);
    write(directory.path("g"), entries);
    std::atomic<std::size_t> found{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int round = 0; round < 5; ++round) {
                const auto generation = Generation::open(directory.path("g"));
                if (!generation) return;
                Cursor cursor(**generation);
                for (const auto& [key, size] : entries) {
                    const auto entry = cursor.find(Table::details, key);
                    found += entry && equal(entry->value, value_for(key, size, Table::details)) ? 1 : 0;
                }
            }
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(found == 4 * 5 * entries.size());
}

namespace {

std::size_t maps_of(const std::string& path) {
    std::ifstream maps("/proc/self/maps");
    std::size_t count = 0;
    for (std::string line; std::getline(maps, line);) count += line.find(path) != std::string::npos ? 1 : 0;
    return count;
}

} // namespace

TEST_CASE("a forked child reads the same map", "[generation]") {
    const TemporaryDirectory directory;
    const auto entries = some_entries(100);
    write(directory.path("g"), entries);
    const auto generation = Generation::open(directory.path("g"));
    REQUIRE(generation.ok());
    Cursor cursor(**generation);
    const auto& [key, size] = *entries.begin();
    const auto value = value_for(key, size, Table::definitions);
    const auto held = cursor.find(Table::definitions, key);
    REQUIRE(held);
    CHECK(maps_of(directory.path("g")) == 1);
    REQUIRE(::unlink(directory.path("g").c_str()) == 0); // pruned meanwhile

    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        Cursor again(**generation);
        const auto entry = again.find(Table::definitions, key);
        const bool right = entry && equal(entry->value, value) && equal(held->value, value) &&
                           maps_of(directory.path("g")) == 1;
        ::_exit(right ? 0 : 1);
    }
    int status = -1;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(status == 0);
    CHECK(equal(cursor.find(Table::definitions, key)->value, value));
}
