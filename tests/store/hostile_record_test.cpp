// Records that are not what was written. A flipped bit is found by the checksum; behind a right checksum,
// which only a forger or a bug makes, a record is refused or safe to read to its last byte (the sanitizers
// watch).
#include <catch2/catch.hpp>

#include <random>

#include "store/record_cases.h"

using namespace rezdex;
using namespace rezdex::store;
using namespace rezdex::test;

namespace {

void flip(Words& words, std::size_t bit) { words[bit / 64] ^= std::uint64_t{1} << bit % 64; }

} // namespace

TEST_CASE("every flipped bit of a record is found", "[record][hostile]") {
    for (const RecordCase& it : record_cases()) {
        CAPTURE(it.name);
        REQUIRE(it.read(it.key, bytes_of(it.words)));
        for (std::size_t bit = 0; bit < it.words.size() * 64; ++bit) {
            Words flipped = it.words;
            flip(flipped, bit);
            CAPTURE(bit);
            REQUIRE_FALSE(it.read(it.key, bytes_of(flipped)));
        }
    }
}

TEST_CASE("a record cut off, misplaced or of another table is refused", "[record][hostile]") {
    const auto all = record_cases();
    for (const RecordCase& it : all) {
        CAPTURE(it.name);
        for (std::size_t size = 0; size < it.words.size() * 8; ++size)
            REQUIRE_FALSE(it.read(it.key, bytes_of(it.words).first(size)));
        Words shifted(it.words.size() + 1);
        std::memcpy(reinterpret_cast<char*>(shifted.data()) + 4, it.words.data(), it.words.size() * 8);
        CHECK_FALSE(it.read(it.key, bytes_of(shifted).subspan(4, it.words.size() * 8)));
        if (it.name != "meta") CHECK_FALSE(it.read(record_key() + std::string(8, 'x'), bytes_of(it.words)));
        for (const RecordCase& other : all) {
            Words strayed = it.words;
            reseal(other.key, strayed);
            CHECK(other.read(other.key, bytes_of(strayed)) == (other.name == it.name));
        }
    }
}

TEST_CASE("behind a right checksum a damaged record is refused or safe", "[record][hostile]") {
    std::mt19937_64 random(17); // NOLINT(cert-msc51-cpp): the same on every run
    for (const RecordCase& it : record_cases()) {
        CAPTURE(it.name);
        std::size_t refused = 0;
        const std::size_t bits = it.words.size() * 64;
        for (std::size_t bit = 64; bit < bits; ++bit) { // each one
            Words forged = it.words;
            flip(forged, bit);
            reseal(it.key, forged);
            refused += it.read(it.key, bytes_of(forged)) ? 0 : 1;
        }
        for (int i = 0; i < 20'000; ++i) { // and several bytes, in the values that do most harm
            Words forged = it.words;
            for (auto changes = random() % 4 + 1; changes > 0; --changes) {
                constexpr std::uint8_t evil[] = {0, 1, 2, 4, 8, 0x7f, 0x80, 0xff};
                auto* bytes = reinterpret_cast<std::uint8_t*>(forged.data());
                bytes[8 + random() % (forged.size() * 8 - 8)] = evil[random() % std::size(evil)];
            }
            reseal(it.key, forged);
            refused += it.read(it.key, bytes_of(forged)) ? 0 : 1;
        }
        CHECK(refused > 1000);
    }
}

TEST_CASE("an enum that does not exist is refused", "[record][hostile]") {
    const RecordCase it = record_cases().front();
    const auto* root = static_cast<const char*>(DefinitionRecord::open(it.key, bytes_of(it.words)).root());
    const auto* head =
        reinterpret_cast<const char*>(reinterpret_cast<const schema::Definition*>(root)->head());
    const auto start = static_cast<std::size_t>(head - reinterpret_cast<const char*>(it.words.data()));
    constexpr std::size_t verdict = 82, last_enum = 88; // in the head: verdict, file state, five field states
    for (std::size_t at = verdict; at <= last_enum; ++at) {
        Words forged = it.words;
        reinterpret_cast<std::uint8_t*>(forged.data())[start + at] = 77;
        reseal(it.key, forged);
        CAPTURE(at);
        CHECK_FALSE(DefinitionRecord::open(it.key, bytes_of(forged)));
    }
}

TEST_CASE("noise is refused", "[record][hostile]") {
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        Words noise = sample_value(8 * (seed % 64), seed);
        reseal(record_key(), noise);
        for (const RecordCase& it :
             {RecordCase{"", "", {}, read_definition}, RecordCase{"", "", {}, read_detail},
              RecordCase{"", "", {}, read_family}, RecordCase{"", "", {}, read_package}})
            CHECK_FALSE(it.read(record_key(), bytes_of(noise)));
    }
}
