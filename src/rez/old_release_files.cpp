// Promise: see rez/old_release_files.h.
#include "rez/old_release_files.h"

#include <string>

#include "eval/characters.h"
#include "eval/dict.h"
#include "eval/number_parse.h"
#include "rez/format_version.h"
#include "rez/loading.h"
#include "rez/text_file.h"
#include "rez/whitespace.h"
#include "rez/yaml_load.h"

namespace rezdex::rez {
namespace {

using eval::as;
using eval::Dict;
using eval::Object;
using eval::Type;

constexpr std::size_t max_changelog = 65536; // max_package_changelog_chars

// What is beyond ASCII would make the locale an input, which the package's record does not compare.
Object* text_of_file(std::string_view bytes, eval::Run& run) {
    if (!eval::is_ascii(bytes)) return run.decline(Reason::locale_encoding);
    const auto text = read_text(bytes, run);
    return text ? make_text(run.arena, Type::string, *text) : nullptr;
}

Object* shortened(Object& changelog, eval::Run& run) {
    const std::string_view text = text_of(changelog);
    if (eval::count_characters(text) <= max_changelog + 3) return &changelog;
    std::string kept(text.substr(0, eval::offset_of(text, max_changelog)));
    kept += "...";
    if (!run.room(kept.size())) return nullptr;
    return make_text(run.arena, Type::string, run.arena.copy(std::string_view(kept)));
}

Object* joined_lines(const eval::Sequence& lines, eval::Run& run) {
    std::string text;
    for (const Object* const line : lines.span()) {
        if (line->type != Type::string) {
            if (line->type > Type::dict) return run.decline(Reason::live_object);
            return run.raise("TypeError: a line of the changelog is not a str");
        }
        if (line != lines.span().front()) text += '\n';
        text += text_of(*line);
        if (!run.step() || !run.room(text.size())) return nullptr;
    }
    return make_text(run.arena, Type::string, run.arena.copy(std::string_view(text)));
}

// FileSystemPackageResource._update_changelog of a YAML file's data
bool update_changelog(Dict& data, eval::Run& run) {
    Dict::Entry* const entry = data.find("changelog");
    if (entry == nullptr) return true;
    Object& value = *entry->value;
    switch (value.type) {
    case Type::none: return true;
    case Type::boolean:
    case Type::integer:
        if (as<eval::Integer>(value).value == 0) return true;
        break;
    case Type::big_integer: break;
    case Type::floating:
        if (as<eval::Floating>(value).value == 0) return true;
        break;
    case Type::string: entry->value = shortened(value, run); return !run.failed();
    case Type::list: {
        const auto& lines = as<eval::Sequence>(value);
        if (lines.size == 0) return true;
        Object* const text = joined_lines(lines, run);
        if (text != nullptr) entry->value = shortened(*text, run);
        return !run.failed();
    }
    case Type::dict: // has a length, and no slices
        if (as<Dict>(value).size() <= max_changelog + 3) return true;
        break;
    default: return run.decline(Reason::live_object) != nullptr;
    }
    return run.raise("TypeError: the changelog is neither a str nor a list") != nullptr;
}

// int(text.strip()), which takes away more than int() does
Object* integer_of(std::string_view text, eval::Run& run) {
    text.remove_prefix(leading_whitespace(text).size());
    return eval::parse_integer(*make_text(run.arena, Type::string, without_trailing_whitespace(text)), 10,
                               run);
}

// The data that rez merges; null after a failure.
Dict* load(const OldReleaseFiles& files, eval::Run& run) {
    if (files.release_yaml) {
        Dict* const data = load_yaml(*files.release_yaml, run);
        return data != nullptr && update_changelog(*data, run) ? data : nullptr;
    }
    auto* const data = run.arena.make<Dict>(run.arena);
    run.line = 1;
    if (files.changelog) {
        Object* text = text_of_file(*files.changelog, run);
        if (text != nullptr) text = shortened(*text, run);
        if (text == nullptr || data->bind("changelog", *text, run) == nullptr) return nullptr;
    }
    if (files.release_time) {
        const Object* const text = text_of_file(*files.release_time, run);
        Object* const time = text == nullptr ? nullptr : integer_of(text_of(*text), run);
        if (run.failed() && run.failure().reason == Reason::raises) run.recover(); // rez takes it for none
        if (time != nullptr && data->bind("timestamp", *time, run) == nullptr) return nullptr;
    }
    return run.failed() ? nullptr : data;
}

// In a run of its own, whose failures are those of another file; without an environment: a package's record
// tracks the inputs of its definition only.
bool merge(const OldReleaseFiles& files, Dict& data, eval::Run& run) {
    run.line = 0;
    eval::Run of_files(run.arena);
    const Dict* const more = load(files, of_files);
    if (of_files.failed() && of_files.failure().reason == Reason::raises)
        run.raise(files.release_yaml ? "rez raises over release.yaml" : "rez raises over .metadata");
    else if (more == nullptr)
        run.decline(Reason::old_release_file, describe(of_files.failure().reason));
    if (more == nullptr) return false;
    for (const Dict::Entry& entry : more->entries()) {
        Dict::Entry* const updated = data.insert(*entry.key, entry.hash, *entry.value, run);
        if (updated == nullptr) return false;
        updated->line = 0;
    }
    return true;
}

} // namespace

void define_package(std::string_view bytes, Format format, const OldReleaseFiles& files, Workspace& workspace,
                    const Environment& environment, Definition& to) {
    clear(to);
    workspace.arena.clear();
    eval::Run run(workspace.arena, &environment);
    Dict* data = load_attributes(bytes, format, run, to);
    if (data != nullptr && (!drop_format_version(*data, run) ||
                            (data->find("timestamp") == nullptr && !merge(files, *data, run))))
        data = nullptr;
    write_definition(data, run, to);
}

} // namespace rezdex::rez
