// Promise: memory that is handed out by moving a pointer and given back all at once.
//
// Objects made here are never destroyed: only trivially destructible types fit. clear() keeps the first
// block, so that a thread that parses thousands of files allocates almost nothing. One thread at a time.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace rezdex::base {

class Arena {
  public:
    explicit Arena(std::size_t first_block = 64 * 1024);

    [[nodiscard]] void* allocate(std::size_t bytes, std::size_t alignment) {
        const std::size_t start = (used_ + alignment - 1) & ~(alignment - 1);
        if (start + bytes > capacity_) return allocate_block(bytes, alignment);
        used_ = start + bytes;
        return block_ + start;
    }

    template <class T, class... Arguments>
    [[nodiscard]] T* make(Arguments&&... arguments) {
        static_assert(std::is_trivially_destructible_v<T>);
        return new (allocate(sizeof(T), alignof(T))) T{std::forward<Arguments>(arguments)...};
    }

    template <class T>
    [[nodiscard]] std::span<T> copy(std::span<const T> items) {
        static_assert(std::is_trivially_copyable_v<T>);
        if (items.empty()) return {};
        T* to = static_cast<T*>(allocate(items.size_bytes(), alignof(T)));
        std::uninitialized_copy(items.begin(), items.end(), to);
        return {to, items.size()};
    }

    [[nodiscard]] std::string_view copy(std::string_view text) {
        const std::span<char> to = copy(std::span<const char>(text.data(), text.size()));
        return {to.data(), to.size()};
    }

    // All that was handed out becomes invalid.
    void clear() noexcept;

    // Bytes handed out since the last clear(), rounded up to whole blocks.
    [[nodiscard]] std::size_t bytes_used() const noexcept { return filled_ + used_; }

  private:
    void* allocate_block(std::size_t bytes, std::size_t alignment);

    struct Block {
        std::unique_ptr<std::byte[]> memory;
        std::size_t size;
    };
    std::vector<Block> blocks_;
    std::byte* block_ = nullptr; // the block in use
    std::size_t capacity_ = 0;
    std::size_t used_ = 0;
    std::size_t filled_ = 0; // bytes in the blocks before the one in use
};

} // namespace rezdex::base
