// Promise: the numbers of the command line: whole ones and times, refused by name where they are none.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace rezdex::cli {

// Nothing for what is no number, or less than 0; of more than can be told apart from ever, max().
[[nodiscard]] std::optional<std::chrono::nanoseconds> seconds_of(std::string_view text);

// Digits, from `least` to `most`.
struct Limits {
    std::uint64_t least = 0, most = UINT32_MAX;
};
CLI::Option* add_number(CLI::App& command, const std::string& name, std::function<void(std::uint64_t)> take,
                        const std::string& description, Limits limits = {});

// Of how many threads; 0: as many as there are cores.
CLI::Option* add_threads(CLI::App& command, unsigned& to);

// Seconds, or as many of another unit; 0.5 is one.
CLI::Option* add_time(CLI::App& command, const std::string& name, std::chrono::nanoseconds& to,
                      const std::string& description, std::chrono::nanoseconds least = {},
                      std::int64_t seconds_a_unit = 1);

} // namespace rezdex::cli
