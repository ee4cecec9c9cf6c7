// Promise: see value_json.h. Recursion is bounded: the evaluator and the store bound a value's nesting.
#include "value_json.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace rezdex::cli::json {
namespace {

void write_key(std::string& to, std::string_view key) { to.append("\"").append(key).append("\":"); }

void write_bytes(std::string& to, std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    to += '"';
    for (const char c : bytes) {
        to += digits[static_cast<std::uint8_t>(c) >> 4U];
        to += digits[static_cast<std::uint8_t>(c) & 0xFU];
    }
    to += '"';
}

void write_items(std::string& to, const Value& value, Letters letters) {
    to += '[';
    for (auto it = value.begin(); it != value.end(); ++it) {
        if (it != value.begin()) to += ',';
        write_value(to, *it, letters);
    }
    to += ']';
}

// Sorted by the text that Python's json.dumps would give, whatever letters are written.
void write_members(std::string& to, const Value& set, Letters letters) {
    std::vector<std::pair<std::string, Value>> members;
    for (const Value member : set) {
        std::string text;
        write_value(text, member, Letters::ascii);
        members.emplace_back(std::move(text), member);
    }
    std::sort(members.begin(), members.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    to += '[';
    for (const auto& [text, member] : members) {
        if (&text != &members.front().first) to += ',';
        write_value(to, member, letters);
    }
    to += ']';
}

bool is_object(const Value& dict) {
    for (auto it = dict.begin(); it != dict.end(); ++it) {
        const Value key = *it++;
        if (key.kind() != ValueKind::string || key.text().starts_with('$') || holds_pair(key.text()))
            return false;
    }
    return true;
}

void write_dict(std::string& to, const Value& dict, Letters letters) {
    const bool object = is_object(dict);
    to += object ? "{" : "{\"$dict\":[";
    bool first = true;
    for (auto it = dict.begin(); it != dict.end(); ++it) {
        if (!std::exchange(first, false)) to += ',';
        if (!object) to += '[';
        write_value(to, *it++, letters);
        to += object ? ':' : ',';
        write_value(to, *it, letters);
        if (!object) to += ']';
    }
    to += object ? "}" : "]}";
}

void write_source(std::string& to, const Value& source, Letters letters) {
    auto field = source.begin();
    to += R"({"$source":{)";
    for (const std::string_view key : {"source", "funcname", "eval_as_function"}) {
        write_key(to, key);
        write_value(to, *field++, letters);
        to += ',';
    }
    write_key(to, "decorators");
    to += '[';
    for (const Value decorator : *field) {
        if (to.back() != '[') to += ',';
        to += '{';
        auto part = decorator.begin();
        write_key(to, "name");
        write_value(to, *part++, letters);
        to += ',';
        write_key(to, "nargs");
        write_value(to, *part, letters);
        to += '}';
    }
    to += "]}}";
}

void write_modify_list(std::string& to, const Value& list, Letters letters) {
    auto part = list.begin();
    to += R"({"$modifylist":{"append":)";
    write_value(to, *part++, letters);
    to += R"(,"prepend":)";
    write_value(to, *part, letters);
    to += "}}";
}

void write_floating(std::string& to, double value) {
    if (std::isfinite(value)) return write_float(to, value);
    to += std::isnan(value) ? R"({"$float":"nan"})"
          : value > 0       ? R"({"$float":"inf"})"
                            : R"({"$float":"-inf"})";
}

// Opens {"$kind": around what `write` writes.
template <class Write>
void wrap(std::string& to, std::string_view kind, Write write) {
    to.append("{\"$").append(kind).append("\":");
    write();
    to += '}';
}

} // namespace

void write_value(std::string& to, const Value& value, Letters letters) {
    switch (value.kind()) {
    case ValueKind::none: to += "null"; return;
    case ValueKind::false_: to += "false"; return;
    case ValueKind::true_: to += "true"; return;
    case ValueKind::integer:
        // The one 64-bit integer whose magnitude reaches 2^63.
        if (value.integer() == std::numeric_limits<std::int64_t>::min())
            to += R"({"$int":"-0x8000000000000000"})";
        else
            write_integer(to, value.integer());
        return;
    case ValueKind::big_integer: return wrap(to, "int", [&] { write_string(to, value.text()); });
    case ValueKind::floating: return write_floating(to, value.floating());
    case ValueKind::complex: return wrap(to, "complex", [&] { write_items(to, value, letters); });
    case ValueKind::string: return write_text(to, value.text(), letters);
    case ValueKind::bytes: return wrap(to, "bytes", [&] { write_bytes(to, value.text()); });
    case ValueKind::list: return write_items(to, value, letters);
    case ValueKind::tuple: return wrap(to, "tuple", [&] { write_items(to, value, letters); });
    case ValueKind::set: return wrap(to, "set", [&] { write_members(to, value, letters); });
    case ValueKind::frozenset: return wrap(to, "frozenset", [&] { write_members(to, value, letters); });
    case ValueKind::dict: return write_dict(to, value, letters);
    case ValueKind::source: return write_source(to, value, letters);
    case ValueKind::modify_list: return write_modify_list(to, value, letters);
    }
}

} // namespace rezdex::cli::json
