// Promise: see rez/version_objects.h.
#include "rez/version_objects.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "eval/call.h"
#include "eval/library_object.h"
#include "eval/native.h"
#include "rezdex/version.h"

namespace rezdex::rez {
namespace {

using eval::Arguments;
using eval::as;
using eval::Builtin;
using eval::LibraryObject;
using eval::LibraryType;
using eval::Object;
using eval::Run;
using eval::Type;

constexpr std::size_t max_text = 200; // each comparison reads the texts again

// A Version, one of its tokens, or a VersionRange; all is in the text, of which it is known that rez reads
// it.
struct VersionText : LibraryObject {
    std::string_view text;
};

std::string_view text_of(const LibraryObject& object) noexcept {
    return static_cast<const VersionText&>(object).text;
}

bool print(const LibraryObject& self, std::string& to, Run& run) {
    if (!run.room(to.size() + max_text)) return false;
    to += text_of(self);
    return true;
}

Version version_of(const LibraryObject& object) { return *Version::parse(text_of(object)); }

// The steps of reading a text, which takes a few tens of nanoseconds a character.
bool step_to_read(std::string_view text, Run& run) noexcept { return run.step(20 + 4 * text.size()); }

std::optional<std::weak_ordering> order_versions(const LibraryObject& a, const LibraryObject& b, Run& run) {
    if (!step_to_read(text_of(a), run) || !step_to_read(text_of(b), run)) return std::nullopt;
    return version_of(a) <=> version_of(b);
}

Object* version_attribute(LibraryObject& self, std::string_view name, Run& run);
Object* version_item(LibraryObject& self, Object& index, Run& run);
Object* as_tuple(const Arguments& arguments, Run& run);
Object* trim(const Arguments& arguments, Run& run);

constexpr auto version_methods = std::to_array<Builtin>({
    {"__str__", Builtin::Kind::method,
     [](const Arguments& arguments, Run& run) -> Object* {
         if (!eval::takes(arguments, 1, 1, run)) return nullptr;
         return eval::make_text(run.arena, Type::string,
                                text_of(as<LibraryObject>(*arguments.positional[0])));
     },
     Type::library_object},
    {"as_tuple", Builtin::Kind::method, as_tuple, Type::library_object},
    {"trim", Builtin::Kind::method, trim, Type::library_object},
});

constinit const LibraryType version_type{.name = "Version",
                                         .always_true = false,
                                         .methods = version_methods,
                                         .attribute = version_attribute,
                                         .item = version_item,
                                         .order = order_versions,
                                         .text = print};
// Alone a token compares as the version that it is the only token of.
constinit const LibraryType token_type{.name = "AlphanumericVersionToken",
                                       .always_true = false,
                                       .methods = {},
                                       .order = order_versions,
                                       .text = print};

std::optional<bool> contains(const LibraryObject& self, const Object& item, Run& run) {
    if (!eval::is_made_by(item, version_type) || !step_to_read(text_of(self), run) ||
        !step_to_read(text_of(as<LibraryObject>(item)), run))
        return std::nullopt;
    return VersionRange::parse(text_of(self))->contains(version_of(as<LibraryObject>(item)));
}

bool print_range(const LibraryObject& self, std::string& to, Run& run) {
    if (!step_to_read(text_of(self), run)) return false;
    const std::string text = VersionRange::parse(text_of(self))->to_string();
    if (!run.room(to.size() + text.size())) return false;
    to += text;
    return true;
}

constinit const LibraryType range_type{
    .name = "VersionRange", .always_true = false, .methods = {}, .contains = contains, .text = print_range};

Object* make(const LibraryType& type, std::string_view text, Run& run) {
    if (!run.room(text.size() + sizeof(VersionText))) return nullptr;
    return run.arena.make<VersionText>(LibraryObject{{Type::library_object}, &type}, run.arena.copy(text));
}

bool is_token(char c) noexcept {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

std::vector<std::string_view> tokens_of(std::string_view version) {
    std::vector<std::string_view> tokens;
    for (std::size_t at = 0; at < version.size();) {
        std::size_t end = at;
        while (end < version.size() && is_token(version[end])) ++end;
        tokens.push_back(version.substr(at, end - at));
        at = end;
        while (at < version.size() && !is_token(version[at])) ++at; // one character, of any size
    }
    return tokens;
}

Object* token_at(std::string_view version, std::int64_t index, Run& run) {
    if (!step_to_read(version, run)) return nullptr;
    const std::vector<std::string_view> tokens = tokens_of(version);
    if (index < 0) index += static_cast<std::int64_t>(tokens.size());
    if (index < 0 || static_cast<std::size_t>(index) >= tokens.size())
        return run.raise("IndexError: version token index out of range");
    return make(token_type, tokens[static_cast<std::size_t>(index)], run);
}

Object* version_item(LibraryObject& self, Object& index, Run& run) {
    if (!eval::is_integral(index)) return run.decline(Reason::unsupported_expression, "a part of a version");
    return token_at(text_of(self), as<eval::Integer>(index).value, run);
}

Object* version_attribute(LibraryObject& self, std::string_view name, Run& run) {
    static constexpr std::array<std::string_view, 3> parts{"major", "minor", "patch"};
    const auto at = std::ranges::find(parts, name);
    return at == parts.end() ? nullptr : token_at(text_of(self), at - parts.begin(), run);
}

Object* as_tuple(const Arguments& arguments, Run& run) {
    if (!eval::takes(arguments, 1, 1, run)) return nullptr;
    const std::string_view text = text_of(as<LibraryObject>(*arguments.positional[0]));
    if (!step_to_read(text, run) || !run.room(text.size() * sizeof(eval::Text))) return nullptr;
    std::vector<Object*> tokens;
    for (const std::string_view token : tokens_of(text))
        tokens.push_back(eval::make_text(run.arena, Type::string, token));
    return eval::make_sequence(run.arena, Type::tuple, tokens);
}

// The first tokens, with what stands between them.
Object* trim(const Arguments& arguments, Run& run) {
    if (!eval::takes(arguments, 2, 2, run)) return nullptr;
    const std::string_view text = text_of(as<LibraryObject>(*arguments.positional[0]));
    const Object& length = *arguments.positional[1];
    const std::int64_t kept = length.type == Type::integer ? as<eval::Integer>(length).value : 0;
    if (kept < 1) return run.decline(Reason::unsupported_call, "a version of no token");
    if (!step_to_read(text, run)) return nullptr;
    const std::vector<std::string_view> tokens = tokens_of(text);
    if (static_cast<std::size_t>(kept) >= tokens.size()) return make(version_type, text, run);
    const std::string_view last = tokens[static_cast<std::size_t>(kept) - 1];
    const auto end = static_cast<std::size_t>(last.data() + last.size() - text.data());
    return make(version_type, text.substr(0, end), run);
}

// The one str that a Version or a range is made of; where it is not plain it is declined.
std::optional<std::string_view> plain_text(const Arguments& arguments, Run& run) {
    const bool one = arguments.positional.size() == 1 && arguments.keywords.empty() &&
                     arguments.positional[0]->type == Type::string;
    if (one && eval::text_of(*arguments.positional[0]).size() <= max_text &&
        step_to_read(eval::text_of(*arguments.positional[0]), run))
        return eval::text_of(*arguments.positional[0]);
    run.decline(Reason::unsupported_call, "a version of such an object");
    return std::nullopt;
}

Object* refuse(Run& run) { return run.decline(Reason::unsupported_call, "a version that rez refuses"); }

Object* make_version(const Arguments& arguments, Run& run) {
    const auto text = plain_text(arguments, run);
    if (!text) return nullptr;
    return Version::parse(*text) ? make(version_type, *text, run) : refuse(run);
}

Object* make_range(const Arguments& arguments, Run& run) {
    const auto text = plain_text(arguments, run);
    if (!text) return nullptr;
    return VersionRange::parse(*text) ? make(range_type, *text, run) : refuse(run);
}

constexpr Builtin version_class{"Version", Builtin::Kind::type, make_version, Type::library_object};
constexpr Builtin range_class{"VersionRange", Builtin::Kind::type, make_range, Type::library_object};

} // namespace

Object* version_member(std::string_view module, std::string_view name) {
    if (module != "rez.version") return nullptr;
    // Nothing ever writes to a Builtin.
    if (name == "Version") return const_cast<Builtin*>(&version_class);
    return name == "VersionRange" ? const_cast<Builtin*>(&range_class) : nullptr;
}

} // namespace rezdex::rez
