// Promise: see eval/module.h: what differs with each load of a definition: the time in datetime and time, and
// uuid.uuid4().
//
// None of it raises, and nothing of it is known but that it is there: so a definition may keep it as an
// attribute.
#include <algorithm>
#include <array>

#include "eval/library_object.h"
#include "eval/module.h"
#include "eval/native.h"

namespace rezdex::eval {
namespace {

Object* unknown(Run& run) { return run.arena.make<Live>(Object{Type::live}, Injected::none); }

// A call without arguments, of a function or (self) a method.
template <std::size_t self>
Object* unknown_result(const Arguments& arguments, Run& run) {
    if (arguments.positional.size() != self || !arguments.keywords.empty())
        return run.decline(Reason::unsupported_call, "the time, with arguments");
    return unknown(run);
}

// Formats that every system takes: letters of dates and times, and what stands for itself.
bool is_plain_format(std::string_view format) noexcept {
    bool behind_percent = false;
    for (const char c : format) {
        if (c < ' ' || c > '~') return false;
        if (behind_percent && std::string_view("YmdHMSyjBbAa%").find(c) == std::string_view::npos)
            return false;
        behind_percent = !behind_percent && c == '%';
    }
    return !behind_percent;
}

template <std::size_t self>
Object* format_time(const Arguments& arguments, Run& run) {
    const bool plain = arguments.positional.size() == self + 1 && arguments.keywords.empty() &&
                       arguments.positional[self]->type == Type::string &&
                       is_plain_format(text_of(*arguments.positional[self]));
    return plain ? unknown(run) : run.decline(Reason::unsupported_call, "a format of the time");
}

template <const auto& names>
Object* unknown_attribute(LibraryObject& /*self*/, std::string_view name, Run& run) {
    return std::ranges::find(names, name) != names.end() ? unknown(run) : nullptr;
}

constexpr std::array<std::string_view, 3> day_names{"year", "month", "day"};
constexpr std::array<std::string_view, 7> moment_names{"year",   "month",  "day",        "hour",
                                                       "minute", "second", "microsecond"};
constexpr std::array<std::string_view, 3> uuid_names{"hex", "int", "urn"};

using enum Builtin::Kind;
constexpr auto day_methods = std::to_array<Builtin>({
    {"isoformat", method, unknown_result<1>, Type::library_object},
    {"strftime", method, format_time<1>, Type::library_object},
});
constexpr auto moment_methods = std::to_array<Builtin>({
    {"isoformat", method, unknown_result<1>, Type::library_object},
    {"strftime", method, format_time<1>, Type::library_object},
    {"timestamp", method, unknown_result<1>, Type::library_object},
});

constinit const LibraryType day_type{.name = "date",
                                     .always_true = true,
                                     .methods = day_methods,
                                     .unknown_text = true,
                                     .attribute = unknown_attribute<day_names>};
constinit const LibraryType moment_type{.name = "datetime",
                                        .always_true = true,
                                        .methods = moment_methods,
                                        .unknown_text = true,
                                        .attribute = unknown_attribute<moment_names>};
constinit const LibraryType uuid_type{.name = "UUID",
                                      .always_true = true,
                                      .methods = {},
                                      .unknown_text = true,
                                      .attribute = unknown_attribute<uuid_names>};

Object* make(const LibraryType& type, Run& run) {
    return run.arena.make<LibraryObject>(Object{Type::library_object}, &type);
}

// `self` as above.
template <const LibraryType& type, std::size_t self>
Object* make_one(const Arguments& arguments, Run& run) {
    return unknown_result<self>(arguments, run) != nullptr ? make(type, run) : nullptr;
}

// The classes, of which no more is known than how to ask for the time.
constexpr auto day_class_methods =
    std::to_array<Builtin>({{"today", method, make_one<day_type, 1>, Type::library_object}});
constexpr auto moment_class_methods = std::to_array<Builtin>({
    {"now", method, make_one<moment_type, 1>, Type::library_object},
    {"today", method, make_one<moment_type, 1>, Type::library_object},
    {"utcnow", method, make_one<moment_type, 1>, Type::library_object},
});
constinit const LibraryType day_class{.name = "type", .always_true = true, .methods = day_class_methods};
constinit const LibraryType moment_class{
    .name = "type", .always_true = true, .methods = moment_class_methods};

constexpr std::array<Builtin, 2> time_table{
    {{"strftime", function, format_time<0>}, {"time", function, unknown_result<0>}}};

constexpr std::array<Builtin, 1> uuid_table{{{"uuid4", python_function, make_one<uuid_type, 0>}}};

} // namespace

Builtins time_functions() noexcept { return time_table; }
Builtins uuid_functions() noexcept { return uuid_table; }

Object* datetime_value(std::string_view name, Run& run) {
    if (name == "date") return make(day_class, run);
    return name == "datetime" ? make(moment_class, run) : nullptr;
}

} // namespace rezdex::eval
