// Promise: see times.h.
#include "times.h"

#include <chrono>
#include <ctime>

#include <fmt/format.h>

namespace rezdex::cli {
namespace {

std::tm parts_of(std::int64_t since_1970_ns) {
    const std::time_t seconds = since_1970_ns / 1'000'000'000;
    std::tm time{};
    gmtime_r(&seconds, &time);
    return time;
}

} // namespace

std::int64_t now_ns() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

std::string utc_text(std::int64_t since_1970_ns) {
    const std::tm time = parts_of(since_1970_ns);
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02} UTC", time.tm_year + 1900, time.tm_mon + 1,
                       time.tm_mday, time.tm_hour, time.tm_min, time.tm_sec);
}

std::string rfc3339(std::int64_t since_1970_ns) {
    const std::tm time = parts_of(since_1970_ns);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", time.tm_year + 1900, time.tm_mon + 1,
                       time.tm_mday, time.tm_hour, time.tm_min, time.tm_sec,
                       since_1970_ns / 1'000'000 % 1000);
}

} // namespace rezdex::cli
