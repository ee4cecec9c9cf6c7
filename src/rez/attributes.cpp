// Promise: see rez/attributes.h.
#include "rez/attributes.h"

#include <algorithm>
#include <array>
#include <optional>

#include "eval/functions.h"
#include "eval/input.h"
#include "eval/methods.h"
#include "eval/native.h"
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

// `str = str` binds a builtin to itself, which rez takes for no data.
bool is_own_builtin(const Dict::Entry& entry) noexcept {
    const std::string_view name = text_of(*entry.key);
    if (entry.value == &eval::ellipsis_object) return name == "Ellipsis";
    if (entry.value == &eval::not_implemented_object) return name == "NotImplemented";
    return entry.value->type == Type::builtin && entry.value == eval::builtin_object(name);
}

// inspect.isfunction(): rez's own decorators, too, when another name is bound to them.
bool is_function(const Object& value) noexcept {
    if (value.type == Type::function) return true;
    if (value.type == Type::callable) return as<eval::Callable>(value).kind == "function";
    if (value.type == Type::builtin) {
        return as<eval::Builtin>(value).kind == eval::Builtin::Kind::python_function;
    }
    if (value.type != Type::live) return false;
    switch (as<eval::Live>(value).injected) {
    case eval::Injected::early:
    case eval::Injected::late:
    case eval::Injected::include:
    case eval::Injected::early_decorator:
    case eval::Injected::late_decorator:
    case eval::Injected::include_decorator:
    case eval::Injected::python_function: return true;
    default: return false;
    }
}

class Process {
  public:
    Process(Dict& data, eval::Interpreter& interpreter, const syntax::Parsed& parsed, std::string_view bytes,
            eval::Run& run) noexcept
        : data_(data), interpreter_(interpreter), source_(parsed.text), bytes_(bytes), run_(run) {}

    // process_python_objects._process: @early functions give way to what they return, those that stay become
    // source.
    bool convert(Dict& dict, std::uint32_t depth) {
        if (!run_.within_depth(depth) || !run_.step(dict.size())) return false;
        const std::uint32_t changes = dict.changes();
        for (std::uint32_t i = 0; i < dict.size(); ++i) {
            if (depth == 0) run_.line = dict.entries()[i].line;
            Object* value = convert(*dict.entries()[i].value, depth);
            if (value == nullptr) return false;
            if (dict.changes() != changes)
                return decline(Reason::early_function, "changes what rez walks over");
            dict.entries()[i].value = value;
        }
        return true;
    }

    // process_python_objects._trim: functions, modules and names with "__" go.
    bool trim(Dict& dict, std::uint32_t depth) {
        if (!run_.within_depth(depth) || !run_.step(dict.size())) return false;
        dict.filter([&](const Dict::Entry& entry) { return !run_.failed() && keeps(entry, depth); });
        return !run_.failed();
    }

  private:
    bool decline(Reason reason, std::string_view what) {
        run_.decline(reason, what);
        return false;
    }

    Object* convert(Object& value, std::uint32_t depth) {
        if (value.type == Type::dict || value.type == Type::mapping)
            return convert(as<Dict>(value), depth + 1) ? &value : nullptr;
        if (value.type != Type::function) return &value;
        auto& function = as<eval::Function>(value);
        run_.line = function.definition->line;
        if (function.early) {
            Object* result = run_.within_depth(depth) ? call_early(function) : nullptr;
            return result == nullptr ? nullptr : convert(*result, depth + 1);
        }
        if (!function.late && !eval::is_rex_function(function.name)) return &value;
        if (function.source == nullptr) function.source = make_source(function);
        return function.source;
    }

    // In a copy of its globals that also holds `this` and what rez.serialise.get_objects() gives.
    Object* call_early(const eval::Function& function) {
        if (!function.kw_defaults.empty())
            return run_.decline(Reason::early_function, "keyword-only parameters");
        const syntax::Node& node = *function.definition;
        const syntax::Arguments& parameters = node.kind == syntax::Kind::lambda
                                                  ? *node.as<syntax::Lambda>()->args
                                                  : *node.as<syntax::FunctionDef>()->args;
        if (!parameters.args.empty() || !parameters.posonlyargs.empty()) {
            return run_.decline(Reason::early_function, "an @early function with parameters");
        }
        Dict& globals = *function.globals->copy();
        const auto give = [&](std::string_view name, Object& value) {
            return globals.bind(name, value, run_) != nullptr;
        };
        Object* data = run_.arena.make<eval::This>(eval::Live{{Type::live}, eval::Injected::this_}, &data_);
        Object* index = run_.arena.make<eval::Integer>(Object{Type::integer}, 0);
        Object* live = run_.arena.make<eval::Live>(Object{Type::live}, eval::Injected::none);
        // build_variant_requires is one list for all loads of a process.
        const bool given = give("this", *data) && give("building", eval::building_object) &&
                           give("testing", eval::testing_object) && give("build_variant_index", *index) &&
                           give("build_variant_requires", *live);
        return given ? interpreter_.call(function, {}, globals) : nullptr;
    }

    // rez makes one for each name that a function is bound to; they are equal, and one does.
    eval::Source* make_source(const eval::Function& function) {
        if (!reads_alike_) reads_alike_ = linecache_reads_alike(bytes_);
        const auto text = *reads_alike_ ? source_text(source_, function) : std::nullopt;
        if (!text) return run_.decline(Reason::source_text);
        if (!run_.room(text->size())) return nullptr;
        return run_.arena.make<eval::Source>(Object{Type::source}, &function,
                                             run_.arena.copy(std::string_view(*text)), function.late);
    }

    bool keeps(const Dict::Entry& entry, std::uint32_t depth) {
        if (depth == 0) run_.line = entry.line;
        if (entry.value->type == Type::builtin &&
            as<eval::Builtin>(*entry.value).kind == eval::Builtin::Kind::either_function)
            return decline(Reason::live_object, as<eval::Builtin>(*entry.value).name);
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
        if (entry.value->type == Type::dict || entry.value->type == Type::mapping)
            return trim(as<Dict>(*entry.value), depth + 1);
        return true;
    }

    Dict& data_;
    eval::Interpreter& interpreter_;
    std::string_view source_, bytes_;
    std::optional<bool> reads_alike_; // once it was asked for
    eval::Run& run_;
};

} // namespace

Dict* process(eval::Interpreter& interpreter, const syntax::Parsed& parsed, std::string_view bytes,
              eval::Run& run) {
    Dict* scope_data = interpreter.scope_data();
    if (run.failed()) return nullptr;
    Dict& data = *interpreter.globals().copy();
    for (const Dict::Entry& entry :
         data.entries()) { // rez asks `builtin != value`, and so may the value's __ne__
        if (!eval::has_special_methods(*entry.value) || !eval::is_builtin_name(text_of(*entry.key))) continue;
        run.line = entry.line;
        run.decline(Reason::live_object, "an object that is compared with a builtin");
        return nullptr;
    }
    data.filter([](const Dict::Entry& entry) {
        return std::ranges::find(excludes, text_of(*entry.key)) == excludes.end() && !is_own_builtin(entry);
    });
    if (scope_data != nullptr) {
        for (const Dict::Entry& entry : scope_data->entries()) {
            Dict::Entry* added = data.insert(*entry.key, entry.hash, *entry.value, run);
            if (added == nullptr) return nullptr;
            added->line = entry.line;
        }
    }
    Process steps(data, interpreter, parsed, bytes, run);
    return steps.convert(data, 0) && steps.trim(data, 0) ? &data : nullptr;
}

} // namespace rezdex::rez
