// Promise: damage to a file's bytes, one kind after the other, the same for the same seed.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace rezdex::test {

enum class Damage : std::uint8_t {
    bit,
    byte,
    eight_bytes,
    sector,       // 512 bytes of noise
    copied_bytes, // 8 to 512 bytes from elsewhere in the file
    zeroed_page,
    swapped_pages,
    copied_page, // from elsewhere in the file
    cut,
    grown,
};
inline constexpr std::array damage_names{"bit",          "byte",        "eight bytes",   "sector",
                                         "copied bytes", "zeroed page", "swapped pages", "copied page",
                                         "cut",          "grown"};
inline constexpr std::size_t page_bytes = 4096;

class Damager {
  public:
    explicit Damager(std::uint64_t seed) : random_(seed) {}

    // False where the damage has changed nothing (a page copied over its equal).
    bool operator()(Damage kind, std::string& bytes) {
        const std::string before = bytes;
        apply(kind, bytes);
        return bytes != before;
    }

  private:
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_() % bound); }

    void noise(std::string& bytes, std::size_t size) {
        const std::size_t at = below(bytes.size() - size + 1);
        for (std::size_t i = 0; i < size; ++i) bytes[at + i] = static_cast<char>(random_());
    }

    void apply(Damage kind, std::string& bytes) {
        const std::size_t pages = bytes.size() / page_bytes;
        const std::size_t one = below(pages) * page_bytes, other = below(pages) * page_bytes;
        switch (kind) {
        case Damage::bit: {
            const std::size_t at = below(bytes.size());
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
            break;
        }
        case Damage::byte: return noise(bytes, 1);
        case Damage::eight_bytes: return noise(bytes, 8);
        case Damage::sector: return noise(bytes, 512);
        case Damage::copied_bytes: {
            const std::size_t size = std::size_t{8} << below(7);
            const std::string copy = bytes.substr(below(bytes.size() - size) / 8 * 8, size);
            bytes.replace(below(bytes.size() - size) / 8 * 8, size, copy);
            break;
        }
        case Damage::zeroed_page: bytes.replace(one, page_bytes, page_bytes, '\0'); break;
        case Damage::swapped_pages:
            std::swap_ranges(bytes.begin() + static_cast<std::ptrdiff_t>(one),
                             bytes.begin() + static_cast<std::ptrdiff_t>(one + page_bytes),
                             bytes.begin() + static_cast<std::ptrdiff_t>(other));
            break;
        case Damage::copied_page: bytes.replace(one, page_bytes, bytes.substr(other, page_bytes)); break;
        case Damage::cut: bytes.resize(below(2) == 0 ? below(bytes.size()) : one); break;
        case Damage::grown:
            bytes.append(below(2) == 0 ? 1 + below(10'000) : page_bytes * (1 + below(3)),
                         static_cast<char>(random_()));
            break;
        }
    }

    std::mt19937_64 random_;
};

} // namespace rezdex::test
