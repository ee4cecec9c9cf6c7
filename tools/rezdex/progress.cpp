// Promise: see progress.h.
#include "progress.h"

#include <algorithm>
#include <string>
#include <sys/ioctl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "output.h"
#include "terminal.h"

namespace rezdex::cli {
namespace {

constexpr auto patience = std::chrono::seconds(1);
constexpr auto interval = std::chrono::milliseconds(100);
constexpr std::string_view clear_line = "\r\x1b[K";

std::size_t columns() {
    winsize size{};
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col != 0 ? size.ws_col : 80;
}

std::string bar(std::size_t done, std::size_t total) {
    constexpr std::size_t width = 24;
    const std::size_t full = total == 0 ? 0 : std::min(width, width * done / total);
    return fmt::format("[{:#<{}}{:.<{}}]", "", full, "", width - full);
}

std::string line_of(const Progress& progress, double seconds) {
    switch (progress.phase) {
    case Phase::wait: return fmt::format("waiting for {}", printable(progress.holder));
    case Phase::walk: return fmt::format("listing families of {}", printable(progress.repository));
    case Phase::sync: return "writing to the disk";
    case Phase::done: return "done";
    case Phase::index: break;
    }
    std::string total;
    if (progress.families_total != 0) total.append("/").append(count_text(progress.families_total));
    const auto rate = static_cast<std::uint64_t>(static_cast<double>(progress.definitions_done) / seconds);
    return fmt::format(
        "{} {}{} families  {} definitions  {}/s", bar(progress.families_done, progress.families_total),
        count_text(progress.families_done), total, count_text(progress.definitions_done), count_text(rate));
}

} // namespace

ProgressBar::ProgressBar()
    : visible_(isatty(STDERR_FILENO) == 1), started_(Clock::now()), next_(started_ + patience) {}

ProgressBar::~ProgressBar() {
    if (drawn_) write_all(STDERR_FILENO, clear_line);
}

bool ProgressBar::due() {
    const Clock::time_point now = Clock::now();
    if (!visible_ || now < next_) return false;
    next_ = now + interval;
    drawn_ = true;
    return true;
}

void ProgressBar::draw(std::string line) {
    line.resize(std::min(line.size(), columns() - 1));
    write_all(STDERR_FILENO, std::string(clear_line) + line);
}

void ProgressBar::update(const Progress& progress) {
    if (!visible_ && progress.phase == Phase::wait && waited_for_ != progress.holder) {
        waited_for_ = progress.holder;
        write_all(STDERR_FILENO, fmt::format("rezdex: waiting for {}\n", printable(progress.holder)));
    }
    if (due()) draw(line_of(progress, std::chrono::duration<double>(Clock::now() - started_).count()));
}

void ProgressBar::update(const CheckProgress& progress) {
    if (!due()) return;
    draw(fmt::format("{} {} of {}  {}", bar(progress.bytes_done, progress.bytes_total),
                     bytes_text(progress.bytes_done), bytes_text(progress.bytes_total),
                     printable(progress.file)));
}

void ProgressBar::update(const ShareProgress& progress) {
    if (!due()) return;
    draw(fmt::format("{} {} of {}", bar(progress.bytes_done, progress.bytes_total),
                     bytes_text(progress.bytes_done), bytes_text(progress.bytes_total)));
}

} // namespace rezdex::cli
