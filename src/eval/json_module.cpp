// Promise: see eval/module.h: json.dumps() and json.loads() of str, as both of CPython's encoders and its
// decoder have it. Hooks, other encoders and what is not plain data are declined.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "eval/characters.h"
#include "eval/dict.h"
#include "eval/json_reader.h"
#include "eval/module.h"
#include "eval/native.h"
#include "eval/number_text.h"
#include "eval/protocol.h"

namespace rezdex::eval {
namespace {

struct Format {
    bool ascii = true, sorted = false, indented = false;
    std::string indent;
    std::string_view between = ", ", behind_key = ": ";
};

class Writer {
  public:
    Writer(const Format& format, std::string& to, Run& run) noexcept : format_(format), to_(to), run_(run) {}

    [[nodiscard]] bool write(const Object& object) {
        if (!run_.step(2) || !run_.room(2 * to_.size())) return false; // it is copied in the end
        switch (object.type) {
        case Type::string: return write_text(text_of(object));
        case Type::list:
        case Type::tuple: return write_list(as<Sequence>(object));
        case Type::dict: return write_dict(as<Dict>(object));
        case Type::bytes:
        case Type::set:
        case Type::frozenset:
        case Type::complex:
        case Type::range: run_.raise("TypeError: the object is not JSON serializable"); return false;
        default: return write_atom(object);
        }
    }

  private:
    // What a value and the key of a dict may be both.
    bool write_atom(const Object& object) {
        switch (object.type) {
        case Type::none: to_ += "null"; return true;
        case Type::boolean: to_ += as<Integer>(object).value != 0 ? "true" : "false"; return true;
        case Type::integer:
        case Type::big_integer: return append_integer(object, to_, run_);
        case Type::floating: write_float(as<Floating>(object).value); return true;
        default: run_.decline(Reason::unsupported_call, "json of such an object"); return false;
        }
    }

    void write_float(double value) {
        if (std::isnan(value))
            to_ += "NaN";
        else if (std::isinf(value))
            to_ += value < 0 ? "-Infinity" : "Infinity";
        else
            append_float_repr(value, to_);
    }

    bool write_text(std::string_view text) {
        if (!run_.step(text.size() / 8) || !run_.room(2 * to_.size() + text.size() * 12)) return false;
        to_ += '"';
        for (std::size_t at = 0; at < text.size();) write_character(next_character(text, at));
        to_ += '"';
        return true;
    }

    void write_character(char32_t c) {
        static constexpr std::string_view plain = "\"\\\n\r\t\f\b", letters = "\"\\nrtfb";
        const std::size_t named = c < 0x80 ? plain.find(static_cast<char>(c)) : std::string_view::npos;
        if (named != std::string_view::npos)
            to_.append(1, '\\').append(1, letters[named]);
        else if (c >= ' ' && (c < 0x7F || !format_.ascii))
            append_character(c, to_);
        else if (c >= 0x10000) {
            write_unit(0xD800 + ((c - 0x10000) >> 10U));
            write_unit(0xDC00 + ((c - 0x10000) & 0x3FFU));
        } else
            write_unit(c);
    }

    void write_unit(char32_t unit) {
        to_ += "\\u";
        for (unsigned shift = 16; shift != 0;) {
            shift -= 4;
            to_ += "0123456789abcdef"[unit >> shift & 0xFU];
        }
    }

    void new_line() {
        if (!format_.indented) return;
        to_ += '\n';
        for (std::uint32_t i = 0; i < depth_; ++i) to_ += format_.indent;
    }

    // Between two brackets, with what `each(i)` writes of `size` items.
    template <class Each>
    bool write_items(std::string_view brackets, std::size_t size, Each each) {
        if (size == 0) {
            to_ += brackets;
            return true;
        }
        // CPython notices a list that holds itself; here it is too deep.
        if (!run_.within_depth(++depth_)) return false;
        to_ += brackets[0];
        for (std::size_t i = 0; i < size; ++i) {
            if (i != 0) to_ += format_.between;
            if (!run_.room(2 * (to_.size() + depth_ * format_.indent.size()))) return false;
            new_line();
            if (!each(i)) return false;
        }
        --depth_;
        new_line();
        to_ += brackets[1];
        return true;
    }

    bool write_list(const Sequence& list) {
        return write_items("[]", list.size, [&](std::size_t i) { return write(*list.items[i]); });
    }

    bool write_key(const Object& key) {
        if (key.type == Type::string) return write_text(text_of(key));
        if (key.type == Type::bytes || key.type == Type::tuple) {
            run_.raise("TypeError: keys must be str, int, float, bool or None");
            return false;
        }
        to_ += '"';
        if (!write_atom(key)) return false;
        to_ += '"';
        return true;
    }

    bool write_dict(const Dict& dict) {
        std::vector<Dict::Entry> entries(dict.entries().begin(), dict.entries().end());
        if (format_.sorted && !sort(entries)) return false;
        return write_items("{}", entries.size(), [&](std::size_t i) {
            if (!write_key(*entries[i].key)) return false;
            to_ += format_.behind_key;
            return write(*entries[i].value);
        });
    }

    // By keys that are str; the bytes of WTF-8 are in the order of the characters.
    bool sort(std::vector<Dict::Entry>& entries) {
        const bool texts = std::ranges::all_of(
            entries, [](const Dict::Entry& entry) { return entry.key->type == Type::string; });
        if (!texts) {
            run_.decline(Reason::unsupported_call, "json with sorted keys that are no str");
            return false;
        }
        if (!run_.step(entries.size() * 4)) return false;
        std::ranges::sort(entries, {}, [](const Dict::Entry& entry) { return text_of(*entry.key); });
        return true;
    }

    const Format& format_;
    std::string& to_;
    Run& run_;
    std::uint32_t depth_ = 0;
};

bool is_none(const Object* object) noexcept { return object == nullptr || object->type == Type::none; }

// An option that is what it is by itself.
bool is_unused(const Keyword& keyword) noexcept {
    const Object* value = keyword.value;
    if (keyword.name == "default" || keyword.name == "cls") return is_none(value);
    if (keyword.name == "skipkeys") return value == &false_object;
    return (keyword.name == "check_circular" || keyword.name == "allow_nan") && value == &true_object;
}

bool set_indent(const Object& value, Format& format, Run& run) {
    if (is_none(&value)) return true;
    format.indented = true;
    format.between = ",";
    if (value.type == Type::string) {
        format.indent = text_of(value);
        return true;
    }
    if (value.type != Type::integer || as<Integer>(value).value > 1000) return false;
    format.indent.assign(static_cast<std::size_t>(std::max<std::int64_t>(as<Integer>(value).value, 0)), ' ');
    return run.room(format.indent.size());
}

bool set_separators(const Object& value, Format& format) {
    if (is_none(&value)) return true;
    if (value.type != Type::tuple && value.type != Type::list) return false;
    const auto& pair = as<Sequence>(value);
    if (pair.size != 2 || pair.items[0]->type != Type::string || pair.items[1]->type != Type::string)
        return false;
    format.between = text_of(*pair.items[0]);
    format.behind_key = text_of(*pair.items[1]);
    return true;
}

// False where an option is not known here.
bool read_options(std::span<const Keyword> keywords, Format& format, Run& run) {
    const Object* separators = nullptr;
    for (const Keyword& keyword : keywords) {
        const Object& value = *keyword.value;
        const bool flag = value.type == Type::boolean;
        if (keyword.name == "indent") {
            if (!set_indent(value, format, run)) return false;
        } else if (keyword.name == "separators") {
            separators = &value;
        } else if (keyword.name == "sort_keys" && flag) {
            format.sorted = as<Integer>(value).value != 0;
        } else if (keyword.name == "ensure_ascii" && flag) {
            format.ascii = as<Integer>(value).value != 0;
        } else if (!is_unused(keyword)) {
            return false;
        }
    }
    return separators == nullptr || set_separators(*separators, format);
}

Object* dumps(const Arguments& arguments, Run& run) {
    Format format;
    if (arguments.positional.size() != 1 || !read_options(arguments.keywords, format, run))
        return run.decline(Reason::unsupported_call, "json.dumps with such arguments");
    std::string made;
    if (!Writer(format, made, run).write(*arguments.positional[0]) || !run.room(made.size())) return nullptr;
    return make_text(run.arena, Type::string, run.arena.copy(std::string_view(made)));
}

Object* loads(const Arguments& arguments, Run& run) {
    if (arguments.positional.size() != 1 || !arguments.keywords.empty() ||
        arguments.positional[0]->type != Type::string)
        return run.decline(Reason::unsupported_call, "json.loads with such arguments");
    return read_json(text_of(*arguments.positional[0]), run);
}

constexpr std::array<Builtin, 2> json_table{
    {{"dumps", Builtin::Kind::python_function, dumps}, {"loads", Builtin::Kind::python_function, loads}}};

} // namespace

Builtins json_functions() noexcept { return json_table; }

} // namespace rezdex::eval
