// Promise: see environ_file.h.
//
// Read by hand for the reason that json.h gives: a library refuses a lone surrogate, which is how Python
// writes a byte of the environment that is not text.
#include "environ_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>

#include "read_all.h"
#include "utf8.h"
#include "words.h"

namespace rezdex::cli {
namespace {

void append(std::string& to, char32_t c) {
    const auto byte = [&to](char32_t value) { to += static_cast<char>(value); };
    if (c < 0x80) return byte(c);
    if (c < 0x800) {
        byte(0xC0 | c >> 6U);
    } else if (c < 0x10000) {
        byte(0xE0 | c >> 12U);
        byte(0x80 | (c >> 6U & 0x3FU));
    } else {
        byte(0xF0 | c >> 18U);
        byte(0x80 | (c >> 12U & 0x3FU));
        byte(0x80 | (c >> 6U & 0x3FU));
    }
    byte(0x80 | (c & 0x3FU));
}

// Each function gives false where the text is not what it should be; at() is then the place.
class Reader {
  public:
    explicit Reader(std::string_view json) : json_(json) {}

    bool object(Environment& to) {
        if (!take('{')) return false;
        for (bool first = true; !take('}'); first = false) {
            std::string name;
            if ((!first && !take(',')) || !string(name) || !take(':') || !value(to, name)) return false;
        }
        blanks();
        return at_ == json_.size();
    }
    [[nodiscard]] std::uint32_t line() const {
        return 1 + static_cast<std::uint32_t>(
                       std::count(json_.begin(), json_.begin() + static_cast<std::ptrdiff_t>(at_), '\n'));
    }

  private:
    void blanks() { at_ = std::min(json_.find_first_not_of(" \t\r\n", at_), json_.size()); }
    bool take(char c) {
        blanks();
        if (at_ == json_.size() || json_[at_] != c) return false;
        ++at_;
        return true;
    }
    bool value(Environment& to, const std::string& name) {
        std::string text;
        blanks();
        if (json_.substr(at_).starts_with("null")) {
            at_ += 4;
            to.supply_absent(name);
            return true;
        }
        if (!string(text)) return false;
        to.supply(name, text);
        return true;
    }
    bool string(std::string& to) {
        if (!take('"')) return false;
        while (at_ < json_.size() && json_[at_] != '"') {
            if (!character(to)) return false;
        }
        return take('"');
    }
    bool character(std::string& to) {
        if (json_[at_] == '\\') return escape(to);
        const CodePoint c = decode(json_, at_);
        if (c.size == 0 || c.value < 0x20 || is_surrogate(c.value)) return false;
        to.append(json_, at_, c.size);
        at_ += c.size;
        return true;
    }
    bool escape(std::string& to) {
        constexpr std::string_view letters = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
        const char letter = at_ + 1 < json_.size() ? json_[at_ + 1] : '\0';
        if (letter != 'u') {
            const std::size_t which = letter == '\0' ? std::string_view::npos : letters.find(letter);
            if (which == std::string_view::npos) return false;
            to += meanings[which];
            at_ += 2;
            return true;
        }
        char32_t c = 0, low = 0;
        if (!unit(c)) return false;
        const std::size_t behind = at_;
        if (c >= 0xD800 && c < 0xDC00 && unit(low) && low >= 0xDC00 && low < 0xE000)
            c = 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00);
        else
            at_ = behind; // a lone one
        append(to, c);
        return true;
    }
    bool unit(char32_t& to) {
        if (!json_.substr(at_).starts_with("\\u") || json_.size() - at_ < 6) return false;
        to = 0;
        for (const char c : json_.substr(at_ + 2, 4)) {
            constexpr std::string_view digits = "0123456789abcdefABCDEF";
            const std::size_t digit = digits.find(c);
            if (digit == std::string_view::npos) return false;
            to = to << 4U | static_cast<char32_t>(digit < 16 ? digit : digit - 6);
        }
        at_ += 6;
        return true;
    }

    std::string_view json_;
    std::size_t at_ = 0;
};

} // namespace

Result<Environment> parse_environ(std::string_view json) {
    Environment environment;
    Reader reader(json);
    if (reader.object(environment)) return environment;
    return Error{ErrorKind::usage, "", reader.line(), "must be one JSON object of strings and null"};
}

void EnvironOption::add_to(CLI::App& command) {
    option_ = add_word(command, "--environ", file_,
                       "What definitions may read of the process that loads them, as a JSON object of an "
                       "input's name and "
                       "its value (default: this process's own)")
                  ->type_name("FILE");
}

std::optional<Error> EnvironOption::read() {
    if (option_->count() == 0) return std::nullopt;
    std::string json;
    const int opened = ::open(file_.c_str(), O_RDONLY | O_CLOEXEC);
    const int error_number = opened < 0 ? errno : read_all(opened, json);
    if (opened >= 0) ::close(opened);
    if (error_number != 0) return Error{ErrorKind::io, file_, 0, std::strerror(error_number)};
    Result<Environment> parsed = parse_environ(json);
    if (!parsed) {
        Error error = std::move(parsed).error();
        error.path = file_;
        return error;
    }
    environment_ = *std::move(parsed);
    return std::nullopt;
}

} // namespace rezdex::cli
