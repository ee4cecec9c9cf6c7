// Promise: see options.h.
#include "options.h"

#include <vector>

#include <CLI/CLI.hpp>

namespace slowfs {
namespace {

constexpr const char* about =
    "Shows a folder as a file server far away would: slow, cached, faulty or hung.\n"
    "Prints 'ready' when it is mounted, and ends when it is unmounted or told to.";

void add_delay(CLI::App& app, const std::string& option, Kind kind, Traffic& traffic) {
    const auto set = [&traffic, kind](const std::uint32_t& us) {
        traffic.set_delay(kind, std::chrono::microseconds(us));
    };
    app.add_option_function<std::uint32_t>(option, set, "microseconds that each takes");
}

} // namespace

std::optional<Options> read_options(int count, char** arguments, Traffic& traffic, int& exit_code) {
    CLI::App app(about);
    Options options;
    app.add_option("SOURCE", options.source, "the folder to show")->required()->check(CLI::ExistingDirectory);
    app.add_option("MOUNTPOINT", options.mountpoint, "where to show it")
        ->required()
        ->check(CLI::ExistingDirectory);
    for (const Kind kind : {Kind::lookup, Kind::getattr, Kind::open, Kind::read, Kind::readdir})
        add_delay(app, "--" + std::string(kind_names[position(kind)]) + "-us", kind, traffic);
    app.add_option("--attr-timeout", options.attr_timeout_s, "seconds that clients believe attributes");
    app.add_option("--entry-timeout", options.entry_timeout_s, "seconds that clients believe names");
    app.add_option("--negative-timeout", options.negative_timeout_s,
                   "seconds that clients believe that there is no such name");
    app.add_option("--granularity-ns", options.granularity_ns, "times are rounded down to it")
        ->check(CLI::PositiveNumber);
    app.add_flag("--estale-after-rename", options.estale_after_rename,
                 "what was moved or replaced in SOURCE gives ESTALE until it is looked up again");
    app.add_flag("--writable", options.writable, "take changes, and make them in SOURCE");
    app.add_option("--control", options.control, "a Unix socket that takes commands: see control.h");
    app.add_flag("--until-eof", options.until_eof, "end when standard input does");
    try {
        app.parse(count, arguments);
    } catch (const CLI::ParseError& error) {
        exit_code = app.exit(error);
        return std::nullopt;
    }
    return options;
}

} // namespace slowfs
