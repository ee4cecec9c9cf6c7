// Promise: see package_text.h.
#include "package_text.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "terminal.h"
#include "value_json.h"

namespace rezdex::cli {
namespace {

std::string headline(const SlotLine& line, const Package& package) {
    std::string_view name;
    std::string_view version;
    if (line.place) {
        name = line.place->family;
        version = line.place->version;
    } else if (package) {
        name = package.name();
        version = package.version();
    }
    std::string text = printable(name.empty() ? line.path.value_or("") : name);
    if (!name.empty() && !version.empty()) text.append("-").append(printable(version));
    return text;
}

std::string why(const Slot& slot) {
    std::string text(to_string(slot.reason));
    if (slot.line != 0) text += fmt::format(", line {}", slot.line);
    text += fmt::format(": {}", describe(slot.reason));
    if (slot.package && !slot.package.message().empty())
        text.append(" (").append(printable(slot.package.message())).append(")");
    return text;
}

std::string joined(const Strings& strings) {
    std::string text;
    for (const std::string_view part : strings) {
        if (!text.empty()) text += "  ";
        text += printable(part);
    }
    return text;
}

void write_requests(std::string& to, const Package& package) {
    if (package.requires_state() == FieldState::known)
        write_field(to, "requires", joined(package.requires_list()));
    for (std::size_t i = 0; i < package.variant_count(); ++i)
        write_field(to, fmt::format("variant {}", i), joined(package.variant(i)));
    for (std::size_t i = 0; i < package.refused_count(); ++i) {
        const Refused refused = package.refused(i);
        write_field(to, "refused", printable(refused.attribute) + ": " + printable(refused.why));
    }
    if (!package.late().empty()) write_field(to, "late", joined(package.late()));
    if (!package.unknown().empty()) write_field(to, "unknown", joined(package.unknown()));
    if (!package.inputs().empty()) write_field(to, "depends on", joined(package.inputs()));
}

// Source stays readable: its lines, indented; any other value is one line of JSON.
void write_attribute(std::string& to, std::string_view name, const Value& value) {
    if (value.kind() != ValueKind::source) {
        std::string text;
        json::write_value(text, value);
        return write_field(to, printable(name), text);
    }
    write_field(to, printable(name), paint(Colour::dim, "source"));
    const std::string source = printable((*value.begin()).text(), Breaks::keep);
    for (std::size_t at = 0; at < source.size();) {
        const std::size_t end = std::min(source.find('\n', at), source.size());
        to.append("    | ").append(source, at, end - at).append("\n");
        at = end + 1;
    }
}

bool shown_above(std::string_view attribute, const Package& package) {
    if (attribute == "name" || attribute == "version") return true;
    return (attribute == "requires" && package.requires_state() == FieldState::known) ||
           (attribute == "variants" && package.variants_state() == FieldState::known);
}

} // namespace

void write_field(std::string& to, std::string_view label, std::string_view printable_text) {
    to += fmt::format("  {:<12} {}\n", label, printable_text);
}

std::string paint_status(Status status) {
    constexpr std::array colours{Colour::green, Colour::green, Colour::yellow, Colour::red,
                                 Colour::red,   Colour::red,   Colour::yellow};
    return paint(colours[static_cast<std::size_t>(status)], to_string(status));
}

void write_package(std::string& to, const SlotLine& line, const Slot& slot) {
    to += paint(Colour::bold, headline(line, slot.package)) + "  " + paint_status(slot.status);
    if (line.with_origin && slot.origin != Origin::none)
        to += fmt::format(", from {}{}", slot.origin == Origin::index ? "the index" : "the file",
                          slot.touched ? ", touched" : "");
    to += '\n';
    if (line.place && line.place->repository)
        write_field(to, "repository", printable(*line.place->repository));
    if (line.path) write_field(to, "path", printable(*line.path));
    if (slot.reason != Reason::none) write_field(to, "reason", why(slot));
    if (slot.package) write_requests(to, slot.package);
    if (!line.attributes) return;
    for (auto it = line.attributes->begin(); it != line.attributes->end(); ++it) {
        const Value key = *it++;
        if (!shown_above(key.text(), slot.package)) write_attribute(to, key.text(), *it);
    }
}

} // namespace rezdex::cli
