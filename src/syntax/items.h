// Promise: a list that grows while its items are parsed and then lies in the arena at its exact size.
//
// The first items are kept on the stack: most lists of a program are short, and cost the arena no more than
// what is kept of them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <type_traits>

#include "base/arena.h"

namespace rezdex::syntax {

template <class T, std::size_t on_stack = 8>
class Items {
    static_assert(std::is_trivially_copyable_v<T>);

  public:
    explicit Items(base::Arena& arena) noexcept : arena_(arena) {}
    Items(const Items&) = delete;
    Items& operator=(const Items&) = delete;

    void push(T item) {
        if (size_ == capacity_) grow();
        items_[size_++] = item;
    }
    void clear() noexcept { size_ = 0; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] std::span<T> items() noexcept { return {items_, size_}; }
    [[nodiscard]] std::span<T> finish() {
        if (items_ == first()) return arena_.copy(std::span<const T>(items_, size_));
        return items();
    }

  private:
    [[nodiscard]] T* first() noexcept { return reinterpret_cast<T*>(memory_); }

    void grow() {
        capacity_ *= 2;
        T* more = static_cast<T*>(arena_.allocate(capacity_ * sizeof(T), alignof(T)));
        std::uninitialized_copy_n(items_, size_, more);
        items_ = more;
    }

    base::Arena& arena_;
    std::size_t size_ = 0;
    std::size_t capacity_ = on_stack;
    alignas(T) std::byte memory_[on_stack * sizeof(T)];
    T* items_ = first();
};

} // namespace rezdex::syntax
