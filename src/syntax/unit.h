// Promise: what CPython 3.11's code generator knows of the code object it is in: its kind and its open
// blocks.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace rezdex::syntax {

// The statements that `break`, `continue` and `return` have to leave. CPython allows 20 at once.
class Blocks {
  public:
    enum class Block : std::uint8_t { loop, except_star, other };
    static constexpr std::size_t limit = 20;

    // False where that is one too many; pop() is due all the same.
    bool push(Block block) noexcept {
        if (depth_ < limit) blocks_[depth_] = block;
        return ++depth_ <= limit;
    }
    void pop() noexcept { --depth_; }

    [[nodiscard]] std::size_t depth() const noexcept { return depth_; }

    // Whether a loop is open, with no handler of `except*` opened since; and whether there is any such
    // handler.
    [[nodiscard]] bool can_leave_loop() const noexcept {
        for (std::size_t i = open(); i-- > 0;)
            if (blocks_[i] != Block::other) return blocks_[i] == Block::loop;
        return false;
    }
    [[nodiscard]] bool can_return() const noexcept {
        for (std::size_t i = 0; i < open(); ++i)
            if (blocks_[i] == Block::except_star) return false;
        return true;
    }

  private:
    [[nodiscard]] std::size_t open() const noexcept { return depth_ < limit ? depth_ : limit; }

    std::array<Block, limit> blocks_{};
    std::size_t depth_ = 0;
};

struct Unit {
    enum class Kind : std::uint8_t {
        module,
        class_,
        function,
        async_function,
        lambda,
        comprehension,
        annotation
    };

    Kind kind;
    std::string_view class_name; // the innermost class around its names
    bool is_coroutine = false;   // holds an `await`, `async for` … of its own
    bool is_generator = false;
    std::uint32_t valued_return = 0; // the first line with `return value`
    Blocks blocks{};

    [[nodiscard]] bool is_function() const noexcept {
        return kind != Kind::module && kind != Kind::class_ && kind != Kind::annotation;
    }
};

} // namespace rezdex::syntax
