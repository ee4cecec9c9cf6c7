// Promise: one JSON object a line, member by member, appended to a string; the line ends with the JsonLine.
//
// Names are literals; texts are the operating system's: control characters are escaped, a byte that is not
// UTF-8 becomes \udcXX, as Python's os.fsdecode has it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "json.h"

namespace rezdex::cli {

class JsonLine {
  public:
    explicit JsonLine(std::string& to) : to_(to) { to_ += '{'; }
    ~JsonLine() { to_ += "}\n"; }
    JsonLine(const JsonLine&) = delete;
    JsonLine& operator=(const JsonLine&) = delete;

    JsonLine& text(std::string_view name, std::string_view value) {
        json::write_string(member(name), value, json::From::bytes);
        return *this;
    }
    JsonLine& number(std::string_view name, std::uint64_t value) {
        member(name) += std::to_string(value);
        return *this;
    }
    JsonLine& seconds(std::string_view name, double value) {
        json::write_float(member(name), value);
        return *this;
    }
    JsonLine& boolean(std::string_view name, bool value) {
        member(name) += value ? "true" : "false";
        return *this;
    }
    JsonLine& null(std::string_view name) {
        member(name) += "null";
        return *this;
    }

  private:
    std::string& member(std::string_view name) {
        if (to_.back() != '{') to_ += ',';
        json::write_string(to_, name);
        to_ += ':';
        return to_;
    }

    std::string& to_;
};

} // namespace rezdex::cli
