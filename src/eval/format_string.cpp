// Promise: see eval/format_string.h.
#include "eval/format_string.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>

#include "eval/characters.h"
#include "eval/integer.h"
#include "eval/protocol.h"
#include "eval/text_search.h"
#include "syntax/characters.h"

namespace rezdex::eval {
namespace {

// What stands between braces.
struct Field {
    std::string_view name;
    char32_t conversion = 0;
    std::string_view spec;
    bool spec_has_fields = false;
};

class Formatter {
  public:
    Formatter(const FormatFields& fields, Run& run) noexcept : fields_(fields), run_(run) {}

    // `depth` is how deep fields may still lie inside of each other.
    bool append(std::string_view format, int depth, std::string& to) {
        if (depth == 0) return fail("ValueError: Max string recursion exceeded");
        for (std::size_t at = 0; at < format.size();) {
            const std::size_t brace = std::min(format.find_first_of("{}", at), format.size());
            to += format.substr(at, brace - at);
            if (!step_over(brace - at, run_) || !run_.room(to.size() * 2)) return false;
            if (brace == format.size()) break;
            at = brace + 1;
            const bool closes = format[brace] == '}';
            if (at < format.size() && format[at] == format[brace]) {
                to += format[at++];
                continue;
            }
            if (closes || at == format.size())
                return fail("ValueError: Single '{' or '}' encountered in format string");
            Field field;
            if (!parse_field(format, at, field) || !append_field(field, depth, to)) return false;
        }
        return true;
    }

  private:
    bool fail(std::string_view why) {
        run_.raise(why);
        return false;
    }

    // --- the format ------------------------------------------------------------------------------------

    // Moves `at` behind the field's closing brace.
    bool parse_field(std::string_view format, std::size_t& at, Field& field) {
        const std::size_t start = at;
        char end = '\0';
        while (at < format.size() && end == '\0') {
            const char c = format[at++];
            if (c == '{') return fail("ValueError: unexpected '{' in field name");
            if (c == '[') at = std::min(format.find(']', at), format.size());
            if (c == '}' || c == ':' || c == '!') end = c;
        }
        if (end == '\0') return fail("ValueError: expected '}' before end of string");
        field.name = format.substr(start, at - 1 - start);
        if (end == '}') return true;
        if (end == '!') {
            if (at == format.size())
                return fail("ValueError: end of string while looking for conversion specifier");
            field.conversion = next_character(format, at);
            if (at < format.size()) {
                const char behind = format[at++];
                if (behind == '}') return true;
                if (behind != ':') return fail("ValueError: expected ':' after conversion specifier");
            }
        }
        return parse_spec(format, at, field);
    }

    bool parse_spec(std::string_view format, std::size_t& at, Field& field) {
        const std::size_t start = at;
        for (std::size_t open = 1; at < format.size();) {
            const char c = format[at++];
            if (c == '{') {
                field.spec_has_fields = true;
                ++open;
            }
            if (c != '}' || --open != 0) continue;
            field.spec = format.substr(start, at - 1 - start);
            return true;
        }
        return fail("ValueError: unmatched '{' in format spec");
    }

    // --- a field's value -------------------------------------------------------------------------------

    bool append_field(const Field& field, int depth, std::string& to) {
        if (!run_.step()) return false;
        Object* value = value_of(field.name);
        if (value != nullptr && field.conversion != 0) value = convert(*value, field.conversion);
        if (value == nullptr) return false;
        if (!field.spec_has_fields) return append_format(*value, field.spec, to, run_);
        std::string spec;
        return append(field.spec, depth - 1, spec) && append_format(*value, spec, to, run_);
    }

    Object* convert(const Object& value, char32_t conversion) {
        std::string text;
        bool done = false;
        switch (conversion) {
        case 's': done = append_str(value, text, run_); break;
        case 'r': done = append_repr(value, text, run_); break;
        case 'a': done = append_ascii(value, text, run_); break;
        default: return run_.raise("ValueError: Unknown conversion specifier");
        }
        if (!done || !run_.room(text.size())) return nullptr;
        return make_text(run_.arena, Type::string, run_.arena.copy(std::string_view(text)));
    }

    Object* value_of(std::string_view name) {
        const std::string_view first = name.substr(0, name.find_first_of(".["));
        Object* value = first_value(first);
        name.remove_prefix(first.size());
        while (value != nullptr && !name.empty()) {
            const bool attribute = name.front() == '.';
            if (!attribute && name.front() != '[')
                return run_.raise("ValueError: Only '.' or '[' may follow ']' in format field specifier");
            name.remove_prefix(1);
            const std::size_t end =
                attribute ? std::min(name.find_first_of(".["), name.size()) : name.find(']');
            if (end == std::string_view::npos) return run_.raise("ValueError: Missing ']' in format string");
            const std::string_view key = name.substr(0, end);
            name.remove_prefix(attribute ? end : end + 1);
            value = attribute ? attribute_of(*value, key) : item_of(*value, key);
        }
        return value;
    }

    Object* attribute_of(Object& object, std::string_view name) {
        if (name.empty()) return run_.raise("ValueError: Empty attribute in format string");
        return get_attribute(object, name, run_);
    }

    Object* item_of(Object& object, std::string_view key) {
        std::optional<std::int64_t> index;
        if (!parse_index(key, index)) return nullptr;
        if (key.empty()) return run_.raise("ValueError: Empty attribute in format string");
        Object* item = index ? make_integer(*index, run_) : make_text(run_.arena, Type::string, key);
        return get_item(object, *item, run_);
    }

    // The integer that a name is, if it is one. CPython takes any decimal digits; only ASCII's are taken
    // here.
    bool parse_index(std::string_view name, std::optional<std::int64_t>& index) {
        constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
        if (name.empty()) return true;
        if (!syntax::is_digit(name.front()) && is_ascii(name.substr(0, 1))) return true;
        std::int64_t value = 0;
        for (const char c : name) {
            if (!is_ascii({&c, 1})) {
                run_.decline(Reason::unsupported_expression, "a field that may be a number");
                return false;
            }
            if (!syntax::is_digit(c)) return true;
            if (value > (most - (c - '0')) / 10)
                return fail("ValueError: Too many decimal digits in format string");
            value = value * 10 + (c - '0');
        }
        index = value;
        return true;
    }

    Object* first_value(std::string_view name) {
        std::optional<std::int64_t> index;
        if (!parse_index(name, index)) return nullptr;
        if (!name.empty() && !index) return named(name);
        const Numbering numbering = name.empty() ? Numbering::automatic : Numbering::manual;
        if (numbering_ == Numbering::open) numbering_ = numbering;
        if (numbering_ != numbering)
            return run_.raise("ValueError: cannot switch between manual and automatic field numbering");
        if (fields_.mapping != nullptr)
            return run_.raise("ValueError: Format string contains positional fields");
        const std::int64_t position = index ? *index : automatic_++;
        if (static_cast<std::uint64_t>(position) >= fields_.positional.size())
            return run_.raise("IndexError: Replacement index out of range for positional args tuple");
        return fields_.positional[static_cast<std::size_t>(position)];
    }

    Object* named(std::string_view name) {
        if (fields_.mapping != nullptr)
            return get_item(*fields_.mapping, *make_text(run_.arena, Type::string, name), run_);
        const auto keyword = std::ranges::find(fields_.keywords, name, &Keyword::name);
        if (keyword == fields_.keywords.end()) return run_.raise("KeyError: a name of the format string");
        return keyword->value;
    }

    enum class Numbering : std::uint8_t { open, automatic, manual };

    const FormatFields& fields_;
    Run& run_;
    Numbering numbering_ = Numbering::open;
    std::int64_t automatic_ = 0;
};

} // namespace

Object* format_string(std::string_view format, const FormatFields& fields, Run& run) {
    constexpr int deepest = 2; // a field, and those in its specification
    std::string text;
    if (!Formatter(fields, run).append(format, deepest, text) || !run.room(text.size())) return nullptr;
    return make_text(run.arena, Type::string, run.arena.copy(std::string_view(text)));
}

} // namespace rezdex::eval
