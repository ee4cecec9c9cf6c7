// Promise: walks over the lines of a text, each without its "\n".
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace rezdex::base {

class Lines {
  public:
    explicit Lines(std::string_view text, std::size_t begin = 0) noexcept : text_(text) { move_to(begin); }
    [[nodiscard]] bool at_end() const noexcept { return begin_ >= text_.size(); }
    [[nodiscard]] std::string_view line() const noexcept { return text_.substr(begin_, end_ - begin_); }
    [[nodiscard]] std::size_t next() const noexcept { return std::min(end_ + 1, text_.size()); }
    void advance() noexcept { move_to(next()); }

  private:
    void move_to(std::size_t begin) noexcept {
        begin_ = begin;
        end_ = std::min(text_.find('\n', begin), text_.size());
    }
    std::string_view text_;
    std::size_t begin_ = 0, end_ = 0;
};

} // namespace rezdex::base
