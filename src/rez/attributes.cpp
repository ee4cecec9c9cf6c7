// Promise: see rez/attributes.h.
#include "rez/attributes.h"

#include <algorithm>
#include <array>
#include <optional>

#include "eval/functions.h"
#include "rez/source_text.h"

namespace rezdex::rez {
namespace {

using eval::as;
using eval::Dict;
using eval::Object;
using eval::Type;

// rez/serialise.py:_load_py
constexpr std::array<std::string_view, 7> excludes{
    "scope", "InvalidPackageError", "__builtins__", "early", "late", "include", "ModifyList"};

// `Ellipsis = ...` binds a builtin to itself, which rez takes for no data.
bool is_own_builtin(const Dict::Entry& entry) noexcept {
    return text_of(*entry.key) == "Ellipsis" && entry.value == &eval::ellipsis_object;
}

// early, late and include are plain functions to rez when another name is bound to them.
bool is_function(const Object& value) noexcept {
    if (value.type == Type::function) return true;
    if (value.type != Type::live) return false;
    const eval::Injected what = as<eval::Live>(value).injected;
    return what == eval::Injected::early || what == eval::Injected::late || what == eval::Injected::include;
}

class Process {
  public:
    Process(const syntax::Parsed& parsed, std::string_view bytes, eval::Run& run) noexcept
        : source_(parsed.text), bytes_(bytes), run_(run) {}

    // process_python_objects._process: functions that stay become source.
    bool convert(Dict& dict, std::uint32_t depth) {
        if (!run_.within_depth(depth) || !run_.step(dict.size())) return false;
        return std::ranges::all_of(dict.entries(), [&](Dict::Entry& entry) {
            if (depth == 0) run_.line = entry.line;
            if (entry.value->type == Type::dict) return convert(as<Dict>(*entry.value), depth + 1);
            if (entry.value->type != Type::function) return true;
            return convert_function(entry);
        });
    }

    // process_python_objects._trim: functions, modules and names with "__" go.
    bool trim(Dict& dict, std::uint32_t depth) {
        if (!run_.within_depth(depth) || !run_.step(dict.size())) return false;
        dict.filter([&](const Dict::Entry& entry) { return !run_.failed() && keeps(entry, depth); });
        return !run_.failed();
    }

  private:
    bool convert_function(Dict::Entry& entry) {
        auto& function = as<eval::Function>(*entry.value);
        run_.line = function.definition->line;
        if (function.early) {
            run_.decline(Reason::early_function);
            return false;
        }
        if (!function.late && !eval::is_rex_function(function.name)) return true;
        if (function.source == nullptr) function.source = make_source(function);
        if (function.source == nullptr) return false;
        entry.value = function.source;
        return true;
    }

    // rez makes one for each name that a function is bound to; they are equal, and one does.
    eval::Source* make_source(const eval::Function& function) {
        const auto text = linecache_reads_alike(bytes_) ? source_text(source_, function) : std::nullopt;
        if (!text) return run_.decline(Reason::source_text);
        if (!run_.room(text->size())) return nullptr;
        return run_.arena.make<eval::Source>(Object{Type::source}, &function,
                                             run_.arena.copy(std::string_view(*text)), function.late);
    }

    bool keeps(const Dict::Entry& entry, std::uint32_t depth) {
        if (depth == 0) run_.line = entry.line;
        if (is_function(*entry.value)) {
            return entry.value->type == Type::function &&
                   as<eval::Function>(*entry.value).name == "preprocess";
        }
        if (entry.value->type == Type::module) return false;
        if (entry.key->type != Type::string) {
            run_.raise(
                "AttributeError: rez asks whether each key of a dict starts with '__', and one is not a str");
            return false;
        }
        if (text_of(*entry.key).starts_with("__")) return false;
        if (entry.value->type == Type::dict) return trim(as<Dict>(*entry.value), depth + 1);
        return true;
    }

    std::string_view source_, bytes_;
    eval::Run& run_;
};

} // namespace

Dict* process(const eval::Evaluated& evaluated, const syntax::Parsed& parsed, std::string_view bytes,
              eval::Run& run) {
    Dict& data = *evaluated.globals;
    data.filter([](const Dict::Entry& entry) {
        return std::ranges::find(excludes, text_of(*entry.key)) == excludes.end() && !is_own_builtin(entry);
    });
    if (evaluated.scope_data != nullptr) {
        for (const Dict::Entry& entry : evaluated.scope_data->entries()) {
            Dict::Entry* added = data.insert(*entry.key, entry.hash, *entry.value, run);
            if (added == nullptr) return nullptr;
            added->line = entry.line;
        }
    }
    Process steps(parsed, bytes, run);
    return steps.convert(data, 0) && steps.trim(data, 0) ? &data : nullptr;
}

} // namespace rezdex::rez
