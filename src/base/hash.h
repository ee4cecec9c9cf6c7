// Promise: XXH3, the one hash of the project, 64 and 128 bits wide.
//
// It finds bit rot and tells contents apart; it stops no forger. Any thread may call.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

// Inline, because most of what is hashed here is short.
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace rezdex::base {

struct Hash128 {
    std::uint64_t low = 0, high = 0;
    auto operator<=>(const Hash128&) const = default;
};

[[nodiscard]] inline std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0) noexcept {
    return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

[[nodiscard]] inline Hash128 hash128(std::string_view bytes) noexcept {
    const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
    return {hash.low64, hash.high64};
}

// The same hash of bytes that come in pieces.
class Hasher128 {
  public:
    Hasher128() noexcept { XXH3_128bits_reset(&state_); }
    void add(std::string_view bytes) noexcept { XXH3_128bits_update(&state_, bytes.data(), bytes.size()); }
    [[nodiscard]] Hash128 hash() const noexcept {
        const XXH128_hash_t hash = XXH3_128bits_digest(&state_);
        return {hash.low64, hash.high64};
    }

  private:
    XXH3_state_t state_;
};

} // namespace rezdex::base
