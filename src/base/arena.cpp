// Promise: see base/arena.h.
#include "base/arena.h"

#include <algorithm>

namespace rezdex::base {

Arena::Arena(std::size_t first_block) {
    blocks_.push_back({std::make_unique_for_overwrite<std::byte[]>(first_block), first_block});
    clear();
}

void Arena::clear() noexcept {
    blocks_.erase(blocks_.begin() + 1, blocks_.end());
    block_ = blocks_.front().memory.get();
    capacity_ = blocks_.front().size;
    used_ = 0;
    filled_ = 0;
}

void* Arena::allocate_block(std::size_t bytes, std::size_t alignment) {
    const std::size_t size = std::max(capacity_ * 2, bytes + alignment);
    filled_ += capacity_;
    blocks_.push_back({std::make_unique_for_overwrite<std::byte[]>(size), size});
    block_ = blocks_.back().memory.get();
    capacity_ = size;
    used_ = 0;
    return allocate(bytes, alignment);
}

} // namespace rezdex::base
