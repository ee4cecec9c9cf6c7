// Promise: see slot_json.h.
#include "slot_json.h"

#include "json.h"
#include "value_json.h"

namespace rezdex::cli {
namespace {

using json::From;

void write_key(std::string& to, std::string_view key) {
    if (to.back() != '{') to += ',';
    to.append("\"").append(key).append("\":");
}

void write(std::string& to, std::string_view key, std::optional<std::string_view> text,
           From from = From::str) {
    write_key(to, key);
    if (!text)
        to += "null";
    else if (from == From::str)
        json::write_text(to, *text);
    else
        json::write_string(to, *text, from);
}

void write_strings(std::string& to, const Strings& strings) {
    to += '[';
    for (const std::string_view text : strings) {
        if (to.back() != '[') to += ',';
        json::write_text(to, text);
    }
    to += ']';
}

void write_place(std::string& to, const Place& place) {
    write(to, "repository", place.repository, From::bytes);
    write(to, "family", place.family, From::bytes);
}

void write_verdict(std::string& to, const Slot& slot) {
    write(to, "status", to_string(slot.status));
    write(to, "reason", slot.reason == Reason::none ? std::nullopt : std::optional(to_string(slot.reason)));
    write_key(to, "line");
    if (slot.line == 0)
        to += "null";
    else
        json::write_integer(to, slot.line);
}

std::optional<std::string_view> if_known(FieldState state, std::string_view text) {
    return state == FieldState::known ? std::optional(text) : std::nullopt;
}

void write_name(std::string& to, const SlotLine& line, const Package& package) {
    if (!line.place) {
        write(to, "name", package ? if_known(package.name_state(), package.name()) : std::nullopt);
        write(to, "version", package ? if_known(package.version_state(), package.version()) : std::nullopt);
        return;
    }
    const Place& place = *line.place;
    write(to, "name", place.repository ? std::optional(place.family) : std::nullopt, From::bytes);
    write(to, "version", place.version.empty() ? std::nullopt : std::optional(place.version), From::bytes);
}

void write_requests(std::string& to, const Package& package) {
    write_key(to, "requires");
    if (package && package.requires_state() == FieldState::known)
        write_strings(to, package.requires_list());
    else
        to += "null";

    write_key(to, "variants");
    if (!package || package.variants_state() != FieldState::known) {
        to += "null";
        return;
    }
    to += '[';
    for (std::size_t i = 0; i < package.variant_count(); ++i) {
        if (i != 0) to += ',';
        write_strings(to, package.variant(i));
    }
    to += ']';
}

void write_remarks(std::string& to, const Package& package) {
    write_key(to, "refused");
    to += '{';
    for (std::size_t i = 0; package && i < package.refused_count(); ++i) {
        const Refused refused = package.refused(i);
        if (i != 0) to += ',';
        json::write_string(to, refused.attribute); // one that rez's schema names
        to += ':';
        json::write_string(to, refused.why);
    }
    to += '}';
    write_key(to, "late");
    write_strings(to, package ? package.late() : Strings());
    write_key(to, "unknown");
    write_strings(to, package ? package.unknown() : Strings());
    write_key(to, "inputs");
    write_strings(to, package ? package.inputs() : Strings());
}

} // namespace

void write_slot(std::string& to, const SlotLine& line, const Slot& slot) {
    to += '{';
    if (line.place) write_place(to, *line.place);
    write(to, "path", line.path, From::bytes);
    if (line.with_origin) {
        write(to, "origin", to_string(slot.origin));
        write_key(to, "touched");
        to += slot.touched ? "true" : "false";
    }
    write_verdict(to, slot);
    write_name(to, line, slot.package);
    write_requests(to, slot.package);
    write_remarks(to, slot.package);
    if (line.attributes) {
        write_key(to, slot.status == Status::complete ? "data" : "known");
        json::write_value(to, *line.attributes);
    }
    to += "}\n";
}

} // namespace rezdex::cli
