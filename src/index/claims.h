// Promise: tells the threads of one batch which slot asks the disk about a path first, so that a path given
// twice is asked about once and answered alike.
//
// claim() never waits. Lock-free; any number of threads.
#pragma once

#include <atomic>
#include <bit>
#include <cstdint>
#include <functional>
#include <memory>

namespace rezdex::index {

class Claims {
  public:
    // For slots [0, slots), at most 2^32 - 1 of them.
    explicit Claims(std::size_t slots)
        : mask_(std::bit_ceil(slots * 2 + 1) - 1), cells_(new std::atomic<std::uint64_t>[mask_ + 1]()) {}

    // The slot that was first with this hash and for which same(slot) holds; `slot` itself if it is the
    // first.
    template <class Same>
    [[nodiscard]] std::size_t claim(std::uint64_t hash, std::size_t slot, const Same& same) noexcept {
        const std::uint64_t mine = (hash & ~slot_bits) | (slot + 1);
        for (std::size_t at = hash & mask_;; at = (at + 1) & mask_) {
            std::uint64_t found = 0;
            if (cells_[at].compare_exchange_strong(found, mine, std::memory_order_relaxed)) return slot;
            const std::size_t owner = (found & slot_bits) - 1;
            if ((found & ~slot_bits) == (mine & ~slot_bits) && same(owner)) return owner;
        }
    }

  private:
    static constexpr std::uint64_t slot_bits = 0xffffffff; // low half: slot + 1; high half: half of the hash
    std::size_t mask_;
    std::unique_ptr<std::atomic<std::uint64_t>[]> cells_;
};

} // namespace rezdex::index
