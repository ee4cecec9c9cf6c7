// Promise: str % arguments for the plain forms: %s %r %d %i %% and %(name)s, without flags, width or
// precision.
//
// Values are str, int within 64 bits, bool and None. Whatever else is written or given is declined: how
// floats and containers print, and how CPython refuses a wrong format, is not known here yet.
#include "eval/operators.h"

#include <algorithm>
#include <optional>
#include <string>

#include "eval/dict.h"

namespace rezdex::eval {
namespace {

// repr() of a str of printable ASCII.
bool append_repr(std::string_view text, std::string& to) {
    if (!std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; })) return false;
    const char quote =
        (text.find('\'') != std::string_view::npos) && !(text.find('"') != std::string_view::npos) ? '"'
                                                                                                   : '\'';
    to += quote;
    for (const char c : text) {
        if (c == quote || c == '\\') to += '\\';
        to += c;
    }
    to += quote;
    return true;
}

bool append_value(const Object& value, char conversion, std::string& to) {
    if (conversion == 'd' || conversion == 'i') {
        if (!is_integral(value)) return false;
        to += std::to_string(as<Integer>(value).value);
        return true;
    }
    if (conversion != 's' && conversion != 'r') return false;
    switch (value.type) {
    case Type::string:
        if (conversion == 'r') return append_repr(text_of(value), to);
        to += text_of(value);
        return true;
    case Type::integer: to += std::to_string(as<Integer>(value).value); return true;
    case Type::boolean: to += as<Integer>(value).value != 0 ? "True" : "False"; return true;
    case Type::none: to += "None"; return true;
    default: return false;
    }
}

// The values that a format takes, one after the other or by name.
class Arguments {
  public:
    explicit Arguments(Object& arguments) noexcept : arguments_(arguments) {}

    const Object* next() noexcept {
        if (arguments_.type == Type::tuple) {
            const auto items = as<Sequence>(arguments_).span();
            return taken_ < items.size() ? items[taken_++] : nullptr;
        }
        return taken_++ == 0 ? &arguments_ : nullptr;
    }
    const Object* named(std::string_view name) noexcept {
        by_name_ = true;
        if (arguments_.type != Type::dict) return nullptr;
        const Dict::Entry* entry = as<Dict>(arguments_).find(name);
        return entry == nullptr ? nullptr : entry->value;
    }
    // CPython refuses arguments that are left over, unless they are a mapping.
    [[nodiscard]] bool all_taken() const noexcept {
        if (by_name_) return taken_ == 0;
        return taken_ == (arguments_.type == Type::tuple ? as<Sequence>(arguments_).size : 1);
    }

  private:
    Object& arguments_;
    std::size_t taken_ = 0;
    bool by_name_ = false;
};

std::optional<std::string> formatted(std::string_view format, Object& arguments, Run& run) {
    Arguments values(arguments);
    std::string text;
    for (std::size_t i = 0; i < format.size(); ++i) {
        if (!run.step() || !run.room(text.size())) return std::nullopt;
        if (format[i] != '%') {
            text += format[i];
            continue;
        }
        if (++i == format.size()) return std::nullopt;
        if (format[i] == '%') {
            text += '%';
            continue;
        }
        const Object* value = nullptr;
        if (format[i] == '(') {
            const std::size_t end = format.find(')', i);
            if (end == std::string_view::npos || end + 1 == format.size()) return std::nullopt;
            const std::string_view name = format.substr(i + 1, end - i - 1);
            if (name.find('(') != std::string_view::npos) return std::nullopt;
            value = values.named(name);
            i = end + 1;
        } else {
            value = values.next();
        }
        if (value == nullptr || !append_value(*value, format[i], text)) return std::nullopt;
    }
    if (!values.all_taken()) return std::nullopt;
    return text;
}

} // namespace

Object* format_percent(std::string_view format, Object& arguments, Run& run) {
    const auto text = formatted(format, arguments, run);
    if (!text) return run.decline(Reason::unsupported_expression);
    if (!run.room(text->size())) return nullptr;
    return make_text(run.arena, Type::string, run.arena.copy(std::string_view(*text)));
}

} // namespace rezdex::eval
