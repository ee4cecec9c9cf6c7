// Promise: see rez/yaml_load.h.
#include "rez/yaml_load.h"

#include <cmath>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "eval/compare.h"
#include "rez/text_file.h"
#include "rez/yaml_agreement.h"
#include "rez/yaml_parser.h"
#include "rez/yaml_scalar.h"
#include "syntax/utf8.h"

namespace rezdex::rez {
namespace {

using eval::Dict;
using eval::Object;
using eval::Type;

constexpr std::size_t bytes_of_an_event = 128; // of the arena, at most, but for its text

std::string_view text_of(const unsigned char* text, std::size_t length) noexcept {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libyaml's bytes are unsigned
    return {reinterpret_cast<const char*>(text), length};
}
std::string name_of(const unsigned char* anchor) {
    return std::string(
        text_of(anchor, anchor == nullptr ? 0 : std::char_traits<unsigned char>::length(anchor)));
}

// yaml/composer.py and yaml/constructor.py in one step.
class Composer {
  public:
    Composer(std::string_view text, eval::Run& run) : parser_(text), run_(run) {}

    // None where the stream holds no document.
    Object* single_document() {
        if (!next() || !next()) return nullptr; // the stream's start
        if (event_.type == YAML_STREAM_END_EVENT) return &eval::none_object;
        if (!next()) return nullptr; // the document's start
        Object* const root = node();
        if (root == nullptr || !next() || !next()) return nullptr; // the document's end
        if (event_.type == YAML_STREAM_END_EVENT) return root;
        return run_.raise("expected a single document in the stream");
    }

  private:
    bool next() {
        if (run_.failed() || !run_.room(bytes_of_an_event)) return false;
        if (!parser_.next(event_)) {
            run_.line = static_cast<std::uint32_t>(parser_.error_line() + 1);
            if (parser_.error() == YAML_MEMORY_ERROR)
                run_.decline(Reason::limit_memory);
            else
                run_.raise(parser_.problem());
            return false;
        }
        run_.line = static_cast<std::uint32_t>(event_.start_mark.line + 1);
        return true;
    }

    // The node that begins with the event at hand; its last event is then at hand. yaml_readers_agree() has
    // seen to its depth.
    Object* node() {
        switch (event_.type) {
        case YAML_ALIAS_EVENT: return alias();
        case YAML_SCALAR_EVENT: {
            const std::string anchor = open_anchor(event_.data.scalar.anchor);
            return close_anchor(anchor, run_.failed() ? nullptr : scalar());
        }
        case YAML_SEQUENCE_START_EVENT: {
            const std::string anchor = open_anchor(event_.data.sequence_start.anchor);
            return close_anchor(anchor, sequence());
        }
        default: {
            const std::string anchor = open_anchor(event_.data.mapping_start.anchor);
            return close_anchor(anchor, mapping());
        }
        }
    }

    Object* alias() {
        const auto found = anchors_.find(name_of(event_.data.alias.anchor));
        if (found == anchors_.end()) return run_.raise("found undefined alias");
        if (found->second == nullptr)
            return run_.decline(Reason::unsupported_yaml, "a container that holds itself");
        return found->second;
    }

    std::string open_anchor(const unsigned char* name) {
        std::string anchor = name_of(name);
        if (!anchor.empty() && !anchors_.emplace(anchor, nullptr).second)
            run_.raise("found duplicate anchor");
        return anchor;
    }
    Object* close_anchor(const std::string& anchor, Object* object) {
        if (!anchor.empty()) anchors_[anchor] = object;
        return object;
    }

    Object* scalar() {
        const auto& scalar = event_.data.scalar;
        if (!run_.room(scalar.length)) return nullptr;
        const std::string_view text = run_.arena.copy(text_of(scalar.value, scalar.length));
        if (scalar.plain_implicit != 0) return plain_yaml_scalar(text, run_);
        return make_text(run_.arena, Type::string, text);
    }

    Object* sequence() {
        std::vector<Object*> items;
        while (next() && event_.type != YAML_SEQUENCE_END_EVENT) items.push_back(node());
        if (run_.failed() || !run_.room(items.size() * sizeof(Object*))) return nullptr;
        return make_sequence(run_.arena, Type::list, items);
    }

    Object* mapping() {
        Dict* const dict = run_.arena.make<Dict>(run_.arena);
        while (next() && event_.type != YAML_MAPPING_END_EVENT) {
            const std::uint32_t line = run_.line;
            Object* const key = node();
            Object* const value = key != nullptr && next() ? node() : nullptr;
            if (value == nullptr) return nullptr;
            insert(*dict, *key, *value, line);
        }
        return run_.failed() ? nullptr : dict;
    }

    void insert(Dict& dict, Object& key, Object& value, std::uint32_t line) {
        run_.line = line;
        if (key.type == Type::floating && std::isnan(eval::as<eval::Floating>(key).value)) {
            run_.decline(Reason::unsupported_yaml, "a key that does not equal itself");
            return;
        }
        const auto hash = eval::hash(key, run_);
        Dict::Entry* const entry = hash ? dict.insert(key, *hash, value, run_) : nullptr;
        if (entry != nullptr) entry->line = line;
    }

    YamlParser parser_;
    YamlEvent event_;
    eval::Run& run_;
    std::unordered_map<std::string, Object*> anchors_; // null while the node is being made
};

// Whether yaml/reader.py takes the character.
bool is_printable(char32_t c) noexcept {
    if (c < 0x80) return (c >= 0x20 && c < 0x7f) || c == '\t' || c == '\n' || c == '\r';
    return c == 0x85 || c >= 0x10000 || (c >= 0xa0 && c != 0xfffe && c != 0xffff);
}

// Of these PyYAML and libyaml may think differently: line breaks beyond ASCII, and a byte order mark inside.
bool is_doubtful(char32_t c) noexcept { return c == 0x85 || c == 0x2028 || c == 0x2029 || c == 0xfeff; }

// What yaml/reader.py makes of a file: a byte order mark at its start is nothing.
std::optional<std::string_view> text_of_file(std::string_view bytes, eval::Run& run) {
    auto text = read_text(bytes, run);
    if (!text) return std::nullopt;
    if (text->starts_with("\xef\xbb\xbf")) text->remove_prefix(3);
    run.line = 1;
    std::uint32_t doubtful_line = 0;
    for (std::size_t at = 0; at < text->size();) {
        const char32_t c = syntax::decode_utf8(*text, at);
        if (c == '\n') ++run.line;
        if (!is_printable(c)) {
            run.raise("special characters are not allowed");
            return std::nullopt;
        }
        if (is_doubtful(c) && doubtful_line == 0) doubtful_line = run.line;
    }
    if (doubtful_line == 0) return text;
    run.line = doubtful_line;
    run.decline(Reason::unsupported_yaml, "a line break or byte order mark beyond ASCII");
    return std::nullopt;
}

// What `load_yaml` takes for nothing with its `or {}`.
bool is_false(const Object& object) noexcept {
    switch (object.type) {
    case Type::none: return true;
    case Type::boolean:
    case Type::integer: return eval::as<eval::Integer>(object).value == 0;
    case Type::floating: return eval::as<eval::Floating>(object).value == 0;
    case Type::string: return eval::text_of(object).empty();
    case Type::list: return eval::as<eval::Sequence>(object).size == 0;
    default: return false;
    }
}

} // namespace

Dict* load_yaml(std::string_view bytes, eval::Run& run) {
    const auto text = text_of_file(bytes, run);
    if (!text || !yaml_readers_agree(*text, run)) return nullptr;
    Object* const root = Composer(*text, run).single_document();
    if (root == nullptr || run.failed()) return nullptr;
    if (is_false(*root)) return run.arena.make<Dict>(run.arena);
    run.line = 1;
    if (root->type != Type::dict)
        return run.decline(Reason::unsupported_yaml, "the document is not a mapping");
    auto& data = eval::as<Dict>(*root);
    for (const Dict::Entry& entry : data.entries()) {
        run.line = entry.line;
        if (entry.key->type != Type::string)
            return run.decline(Reason::unsupported_yaml, "an attribute's name that is not a str");
    }
    return &data;
}

} // namespace rezdex::rez
