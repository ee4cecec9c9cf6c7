// Promise: see numbers.h.
#include "numbers.h"

#include <charconv>
#include <utility>

#include <CLI/CLI.hpp>

#include "words.h"

namespace rezdex::cli {
namespace {

template <class Number>
std::optional<Number> number_in(std::string_view text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.begin(), text.end(), number);
    return error == std::errc() && end == text.end() ? std::optional(number) : std::nullopt;
}

} // namespace

std::optional<std::chrono::nanoseconds> seconds_of(std::string_view text) {
    constexpr double most = 1e9;
    const auto seconds = number_in<double>(text);
    if (!seconds || !(*seconds >= 0)) return std::nullopt;
    if (*seconds > most) return std::chrono::nanoseconds::max();
    return std::chrono::nanoseconds(static_cast<std::int64_t>(*seconds * 1e9));
}

CLI::Option* add_number(CLI::App& command, const std::string& name, std::function<void(std::uint64_t)> take,
                        const std::string& description, Limits limits) {
    const auto read = [name, limits, take = std::move(take)](const std::string& word) {
        const auto number = number_in<std::uint64_t>(unshielded(word));
        if (!number || *number < limits.least || *number > limits.most)
            throw CLI::ValidationError(name, "takes a whole number from " + std::to_string(limits.least) +
                                                 " to " + std::to_string(limits.most));
        take(*number);
    };
    return command.add_option_function<std::string>(name, read, description)->type_name("N");
}

CLI::Option* add_threads(CLI::App& command, unsigned& to) {
    return add_number(
        command, "--threads", [&to](std::uint64_t number) { to = static_cast<unsigned>(number); },
        "At most so many threads (default: as many as cores)");
}

CLI::Option* add_time(CLI::App& command, const std::string& name, std::chrono::nanoseconds& to,
                      const std::string& description, std::chrono::nanoseconds least,
                      std::int64_t seconds_a_unit) {
    const char* const unit = seconds_a_unit == 1 ? "SECONDS" : "HOURS";
    const auto read = [=, &to](const std::string& word) {
        const auto time = seconds_of(unshielded(word));
        if (!time || *time < least)
            throw CLI::ValidationError(name, std::string("takes a number of ") +
                                                 (seconds_a_unit == 1 ? "seconds" : "hours"));
        to = *time > time->max() / seconds_a_unit ? time->max() : *time * seconds_a_unit;
    };
    return command.add_option_function<std::string>(name, read, description)->type_name(unit);
}

} // namespace rezdex::cli
