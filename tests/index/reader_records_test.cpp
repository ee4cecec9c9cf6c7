// Promise: records that cannot be believed: damaged ones, and those of an older evaluator.
#include "index/indexed_tree.h"
#include "index/rewritten_index.h"
#include "store/record_cases.h"

using namespace rezdex;
using namespace rezdex::test;

namespace {

constexpr const char* maya = "maya/2024/package.py";

// Indexes the tree, then writes the next generation with every record of one table changed.
template <class Change>
void rewrite(IndexedTree& tree, const Change& change, store::Table which = store::Table::definitions) {
    tree.index();
    rewrite_index(tree.database.path(), which, [&](std::string_view key, Words& words) {
        change(key, words);
        return true;
    });
}

// An index of maya/2024 whose record says that an evaluator of that revision made it.
void index_as_of(IndexedTree& tree, std::uint32_t revision) {
    tree.write(maya, definition("maya", "2024"));
    rewrite(tree, [&](std::string_view key, Words& words) {
        const auto* root = static_cast<const store::schema::Definition*>(
            store::DefinitionRecord::open(key, bytes_of(words)).root());
        constexpr std::size_t place = 56; // in the head: behind stamp, hash and timestamp
        const auto* head = reinterpret_cast<const char*>(root->head());
        const auto start = static_cast<std::size_t>(head - reinterpret_cast<const char*>(words.data()));
        std::memcpy(reinterpret_cast<char*>(words.data()) + start + place, &revision, sizeof revision);
        reseal(key, words);
        REQUIRE(store::DefinitionRecord::open(key, bytes_of(words)).answers_revision() == revision);
    });
}

std::string package_outcome(IndexedTree& tree, const LookupOptions& options) {
    const PackageQuery query{"maya", "2024"};
    const PackageBatch batch = tree.reader().lookup_packages({&query, 1}, {}, options);
    REQUIRE(batch.answers(0).size() == 1);
    return outcome(batch.slots()[batch.answers(0)[0].slot]);
}

} // namespace

TEST_CASE("a record of an older evaluator counts as stale", "[reader]") {
    IndexedTree tree;
    index_as_of(tree, rez::answers_revision - 1);
    for (const Freshness level : {Freshness::file, Freshness::family}) {
        CHECK(outcome(tree.look(maya, at(level))) == "complete live");
        CHECK(tree.counters.reads == 1);
        CHECK(outcome(tree.look(maya, at(level, false))) == "stale none older-evaluator");
        CHECK(package_outcome(tree, at(level)) == "complete live");
        CHECK(package_outcome(tree, at(level, false)) == "stale none older-evaluator");
    }
    CHECK(outcome(tree.look(maya, at(Freshness::snapshot))) == "dynamic none older-evaluator");
    CHECK(package_outcome(tree, at(Freshness::snapshot)) == "dynamic none older-evaluator");
}

TEST_CASE("a record of a newer evaluator is believed", "[reader]") {
    IndexedTree tree;
    index_as_of(tree, rez::answers_revision + 1);
    for (const Freshness level : {Freshness::file, Freshness::family, Freshness::snapshot}) {
        CHECK(outcome(tree.look(maya, at(level))) == "complete index");
        CHECK(package_outcome(tree, at(level)) == "complete index");
    }
    CHECK(tree.counters.reads == 0);
}

TEST_CASE("a damaged record counts as stale", "[reader]") {
    IndexedTree tree;
    tree.write(maya, definition("maya", "2024"));
    rewrite(tree, [](std::string_view, std::vector<std::uint64_t>& words) { words[words.size() / 2] ^= 16; });
    CHECK(outcome(tree.look(maya)) == "complete live");
    CHECK(outcome(tree.look(maya, at(Freshness::family))) == "complete live");
    CHECK(outcome(tree.look(maya, at(Freshness::file, false))) == "stale none damaged");
    CHECK(outcome(tree.look(maya, at(Freshness::snapshot))) == "dynamic none damaged");
    CHECK(tree.reader().stats().by_reason ==
          std::vector<std::pair<Reason, std::uint64_t>>{{Reason::damaged, 1}});
}

TEST_CASE("where the kept source is damaged, an entry whose inputs differ counts as stale", "[reader]") {
    IndexedTree tree;
    tree.write(maya, "import os\nname = os.name\n");
    rewrite(
        tree, [](std::string_view, std::vector<std::uint64_t>& words) { words[words.size() / 2] ^= 16; },
        store::Table::details);
    const Environment other = Environment().supply("os.name", "other");
    const auto look = [&](LookupOptions options) {
        options.environment = &other;
        return outcome(tree.look(maya, options));
    };
    CHECK(look(at(Freshness::file)) == "complete live");
    CHECK(tree.counters.reads == 1);
    CHECK(tree.name == "other");
    CHECK(look(at(Freshness::file, false)) == "stale none damaged");
    CHECK(look(at(Freshness::snapshot)) == "dynamic none damaged");
    CHECK(outcome(tree.look(maya)) == "complete index"); // needs no source
}

TEST_CASE("a record of another key counts as stale", "[reader]") {
    IndexedTree tree;
    tree.write("maya/2023/package.py", definition("maya", "2023"));
    tree.write(maya, definition("maya", "2024"));
    std::vector<std::uint64_t> first;
    rewrite(tree, [&](std::string_view, std::vector<std::uint64_t>& words) {
        if (first.empty())
            first = words;
        else
            words = first;
    });
    CHECK(outcome(tree.look("maya/2023/package.py")) == "complete index");
    CHECK(outcome(tree.look(maya)) == "complete live");
    CHECK(tree.name == "maya");
}
