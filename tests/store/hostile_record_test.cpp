// Records that are not what was written. A flipped bit is found by the checksum; behind a right checksum,
// which only a forger or a bug makes, a record is refused or safe to read to its last byte (the sanitizers
// watch).
#include <catch2/catch.hpp>

#include <functional>
#include <random>

#include "store/listing.h"
#include "store/meta.h"
#include "store/samples.h"
#include "store/sealed.h"

using namespace rezdex;
using namespace rezdex::store;

namespace {

using Words = std::vector<std::uint64_t>;

constexpr std::string_view path = "maya/2024/package.py";

std::string key() {
    KeyBuffer buffer;
    return std::string(buffer.set(1, path));
}

Words words_of(Bytes bytes) {
    Words words(bytes.size() / 8);
    std::memcpy(words.data(), bytes.data(), bytes.size());
    return words;
}

void flip(Words& words, std::size_t bit) { words[bit / 64] ^= std::uint64_t{1} << bit % 64; }

void reseal(std::string_view for_key, Words& words) {
    if (!words.empty()) words[0] = checksum(for_key, test::bytes_of(words).subspan(checksum_size));
}

std::size_t weigh(const Value& value) {
    std::size_t weight = value.size();
    for (const Value child : value) weight += weigh(child);
    switch (value.kind()) {
    case ValueKind::big_integer:
    case ValueKind::string:
    case ValueKind::bytes: return weight + base::hash64(value.text()) % 2;
    default: return weight;
    }
}

std::size_t weigh(std::string_view text) { return base::hash64(text) % 2; }

std::size_t weigh(const Strings& strings) {
    std::size_t weight = 0;
    for (const std::string_view text : strings) weight += weigh(text);
    return weight;
}

// Reads all of a record; false if it is refused.
bool read_definition(std::string_view for_key, Bytes value) {
    const auto record = DefinitionRecord::open(for_key, value);
    if (!record) return false;
    const Package package = record.package();
    std::size_t weight = weigh(record.path()) + weigh(package.name()) + weigh(package.version());
    weight += weigh(package.message()) + weigh(package.requires_list()) + weigh(package.late());
    weight += weigh(package.unknown()) + weigh(package.inputs());
    for (std::size_t i = 0; i < package.variant_count(); ++i) weight += weigh(package.variant(i));
    for (std::size_t i = 0; i < package.refused_count(); ++i) weight += weigh(package.refused(i).why);
    for (std::size_t i = 0; i < record.input_count(); ++i) weight += weigh(record.input(i).name);
    CHECK(package.verdict() <= Verdict::invalid);
    CHECK(package.variants_state() <= FieldState::unknown);
    CHECK(record.state() <= FileState::unreadable);
    return weight < ~std::size_t{0};
}

bool read_detail(std::string_view for_key, Bytes value) {
    const auto record = DetailRecord::open(for_key, value);
    if (!record) return false;
    std::size_t weight = weigh(record.source());
    if (const auto attributes = record.attributes()) weight += weigh(*attributes);
    return weight < ~std::size_t{0};
}

bool read_family(std::string_view for_key, Bytes value) {
    const auto record = FamilyRecord::open(for_key, value);
    if (!record) return false;
    std::size_t weight = record.is_of("maya/") ? 1 : 0;
    for (std::size_t i = 0; i < record.size(); ++i)
        weight += weigh(record[i].version) + weigh(record[i].definition);
    return weight < ~std::size_t{0};
}

bool read_package(std::string_view for_key, Bytes value) {
    const auto record = PackageRecord::open(for_key, value);
    if (!record) return false;
    std::size_t weight = weigh(record.definition()) + (record.directory() ? 1 : 0);
    for (std::size_t i = 0; i < record.check_count(); ++i) weight += weigh(record.check(i).path);
    return weight < ~std::size_t{0};
}

bool read_meta(std::string_view, Bytes value) { return decode_meta(value).has_value(); }

struct Case {
    std::string name, key;
    Words words;
    std::function<bool(std::string_view, Bytes)> read;
};

std::vector<Case> cases() {
    DefinitionEncoder definitions;
    DefinitionFacts facts = test::sample_facts();
    facts.keep_source = true;
    const auto encoded = definitions.encode(key(), path, test::sample_definition(), facts, "name = 'maya'");
    FamilyEncoder families;
    const std::vector<FamilyVersion> versions{{"2023", "package.py"}, {"2024", ""}};
    PackageEncoder packages;
    const std::vector<PackageCheck> checks{{"maya/2024/release.yaml", Stamp{1, 2, 3, 4}},
                                           {"maya/2024/x", {}}};
    PackageFacts package;
    package.definition = path;
    package.directory = Stamp{5, 6, 7, 8};
    package.checks = checks;
    Meta meta;
    meta.rezdex_version = "0.1.0";
    meta.settings = {{"platform_map", "{}"}};
    meta.repositories = {{1, "int", {"/mnt/int", "P:/int"}, 0xef53, false, false, 1, 2, 3}};
    return {{"definition", key(), words_of(encoded.hot), read_definition},
            {"detail", key(), words_of(encoded.detail), read_detail},
            {"family", key(), words_of(families.encode(key(), "maya/", {}, versions)), read_family},
            {"package", key(), words_of(packages.encode(key(), "maya/2024", package)), read_package},
            {"meta", std::string(meta_key()), encode_meta(meta), read_meta}};
}

} // namespace

TEST_CASE("every flipped bit of a record is found", "[record][hostile]") {
    for (const Case& it : cases()) {
        CAPTURE(it.name);
        REQUIRE(it.read(it.key, test::bytes_of(it.words)));
        for (std::size_t bit = 0; bit < it.words.size() * 64; ++bit) {
            Words flipped = it.words;
            flip(flipped, bit);
            CAPTURE(bit);
            REQUIRE_FALSE(it.read(it.key, test::bytes_of(flipped)));
        }
    }
}

TEST_CASE("a record cut off, misplaced or of another table is refused", "[record][hostile]") {
    const auto all = cases();
    for (const Case& it : all) {
        CAPTURE(it.name);
        for (std::size_t size = 0; size < it.words.size() * 8; ++size)
            REQUIRE_FALSE(it.read(it.key, test::bytes_of(it.words).first(size)));
        Words shifted(it.words.size() + 1);
        std::memcpy(reinterpret_cast<char*>(shifted.data()) + 4, it.words.data(), it.words.size() * 8);
        CHECK_FALSE(it.read(it.key, test::bytes_of(shifted).subspan(4, it.words.size() * 8)));
        if (it.name != "meta") CHECK_FALSE(it.read(key() + std::string(8, 'x'), test::bytes_of(it.words)));
        for (const Case& other : all) {
            Words strayed = it.words;
            reseal(other.key, strayed);
            CHECK(other.read(other.key, test::bytes_of(strayed)) == (other.name == it.name));
        }
    }
}

TEST_CASE("behind a right checksum a damaged record is refused or safe", "[record][hostile]") {
    std::mt19937_64 random(17); // NOLINT(cert-msc51-cpp): the same on every run
    for (const Case& it : cases()) {
        CAPTURE(it.name);
        std::size_t refused = 0;
        const std::size_t bits = it.words.size() * 64;
        for (std::size_t bit = 64; bit < bits; ++bit) { // each one
            Words forged = it.words;
            flip(forged, bit);
            reseal(it.key, forged);
            refused += it.read(it.key, test::bytes_of(forged)) ? 0 : 1;
        }
        for (int i = 0; i < 20'000; ++i) { // and several bytes, in the values that do most harm
            Words forged = it.words;
            for (auto changes = random() % 4 + 1; changes > 0; --changes) {
                constexpr std::uint8_t evil[] = {0, 1, 2, 4, 8, 0x7f, 0x80, 0xff};
                auto* bytes = reinterpret_cast<std::uint8_t*>(forged.data());
                bytes[8 + random() % (forged.size() * 8 - 8)] = evil[random() % std::size(evil)];
            }
            reseal(it.key, forged);
            refused += it.read(it.key, test::bytes_of(forged)) ? 0 : 1;
        }
        CHECK(refused > 1000);
    }
}

TEST_CASE("an enum that does not exist is refused", "[record][hostile]") {
    const Case it = cases().front();
    const auto* root =
        static_cast<const char*>(DefinitionRecord::open(it.key, test::bytes_of(it.words)).root());
    const auto* head =
        reinterpret_cast<const char*>(reinterpret_cast<const schema::Definition*>(root)->head());
    const auto start = static_cast<std::size_t>(head - reinterpret_cast<const char*>(it.words.data()));
    constexpr std::size_t verdict = 82, last_enum = 88; // in the head: verdict, file state, five field states
    for (std::size_t at = verdict; at <= last_enum; ++at) {
        Words forged = it.words;
        reinterpret_cast<std::uint8_t*>(forged.data())[start + at] = 77;
        reseal(it.key, forged);
        CAPTURE(at);
        CHECK_FALSE(DefinitionRecord::open(it.key, test::bytes_of(forged)));
    }
}

TEST_CASE("noise is refused", "[record][hostile]") {
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        Words noise = test::sample_value(8 * (seed % 64), seed);
        reseal(key(), noise);
        for (const Case& it : {Case{"", "", {}, read_definition}, Case{"", "", {}, read_detail},
                               Case{"", "", {}, read_family}, Case{"", "", {}, read_package}})
            CHECK_FALSE(it.read(key(), test::bytes_of(noise)));
    }
}
