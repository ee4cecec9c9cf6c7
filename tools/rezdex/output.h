// Promise: standard output in pieces of 64 KiB, and a reader that goes away early is no failure.
//
// Append to text(), call step() after each line or so. SIGPIPE must be ignored (main.cpp does): a closed pipe
// (`rezdex lookup … | head`) ends the command quietly, any other failed write with a sentence.
#pragma once

#include <string>
#include <string_view>

namespace rezdex::cli {

// Writes all of `text`; 0 or an errno.
int write_all(int file, std::string_view text) noexcept;

class Output {
  public:
    [[nodiscard]] std::string& text() noexcept { return text_; }

    // False: nothing more can be written, stop.
    [[nodiscard]] bool step() { return text_.size() < piece || flush(); }

    // Writes the rest. Gives `code`, or exit_failed where writing failed for another reason than a closed
    // pipe.
    [[nodiscard]] int finish(int code);

  private:
    static constexpr std::size_t piece = 64 * 1024;
    bool flush();

    std::string text_;
    int error_ = 0;
};

} // namespace rezdex::cli
