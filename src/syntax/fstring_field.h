// Promise: where the expression of an f-string's field ends, as CPython up to 3.11 finds it before it parses
// it.
#pragma once

#include <cstddef>
#include <string_view>

namespace rezdex::syntax {

class FieldScanner {
  public:
    // `at` is behind the field's '{', `end` at the end of the literal's body.
    FieldScanner(const char* at, const char* end) noexcept : at_(at), end_(end) {}

    // The }, !, : or = that ends the expression; null if there is none, or something is wrong: see message().
    [[nodiscard]] const char* find() noexcept;
    [[nodiscard]] std::string_view message() const noexcept { return message_; }

  private:
    [[nodiscard]] bool is_triple() const noexcept;
    void enter_string() noexcept;
    void leave_string() noexcept;
    bool open_bracket() noexcept;
    bool close_bracket() noexcept;
    [[nodiscard]] bool ends_expression() noexcept;
    const char* fail(std::string_view message) noexcept;

    const char* at_;
    const char* end_;
    std::string_view message_;
    char quote_ = 0; // of the string that at_ is in
    bool triple_ = false;
    std::size_t depth_ = 0;
    char brackets_[200];
};

} // namespace rezdex::syntax
