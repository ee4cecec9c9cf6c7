// Promise: see rez/flatten.h.
#include "rez/flatten.h"

#include <algorithm>
#include <bit>

#include "eval/dict.h"
#include "eval/input.h"

namespace rezdex::rez {

using eval::as;
using eval::Object;
using eval::Type;

bool Flattener::append(const Object& value) {
    const std::size_t before = nodes_.size();
    if (append_value(value, 0)) return true;
    if (!run_.step(nodes_.size() - before)) return false;
    nodes_.resize(before);
    return false;
}

void Flattener::append_text(ValueKind kind, std::string_view text) {
    if (text.size() > max_text - std::min(max_text, text_.size())) {
        run_.decline(Reason::limit_memory);
        return;
    }
    nodes_.push_back({kind, {}, 1, text_.size() | std::uint64_t{text.size()} << 32U});
    text_ += text;
}

std::size_t Flattener::open(ValueKind kind, std::uint64_t children) {
    nodes_.push_back({kind, {}, 1, children});
    return nodes_.size() - 1;
}

void Flattener::close(std::size_t container) noexcept {
    nodes_[container].span = static_cast<std::uint32_t>(nodes_.size() - container);
}

bool Flattener::append_value(const Object& value, std::uint32_t depth) {
    if (!run_.within_depth(depth)) return false;
    if (nodes_.size() >= max_nodes) run_.decline(Reason::limit_memory);
    if (run_.failed()) return false;
    const auto leaf = [&](ValueKind kind, std::uint64_t payload) {
        nodes_.push_back({kind, {}, 1, payload});
        return true;
    };
    switch (value.type) {
    case Type::none: return leaf(ValueKind::none, 0);
    case Type::boolean:
        return leaf(as<eval::Integer>(value).value != 0 ? ValueKind::true_ : ValueKind::false_, 0);
    case Type::integer:
        return leaf(ValueKind::integer, static_cast<std::uint64_t>(as<eval::Integer>(value).value));
    case Type::floating:
        return leaf(ValueKind::floating, std::bit_cast<std::uint64_t>(as<eval::Floating>(value).value));
    case Type::complex: {
        const std::size_t at = open(ValueKind::complex, 2);
        leaf(ValueKind::floating, std::bit_cast<std::uint64_t>(as<eval::Complex>(value).real));
        leaf(ValueKind::floating, std::bit_cast<std::uint64_t>(as<eval::Complex>(value).imaginary));
        close(at);
        return true;
    }
    case Type::big_integer: append_text(ValueKind::big_integer, text_of(value)); return !run_.failed();
    case Type::string: append_text(ValueKind::string, text_of(value)); return !run_.failed();
    case Type::bytes: append_text(ValueKind::bytes, text_of(value)); return !run_.failed();
    case Type::list: return append_sequence(ValueKind::list, as<eval::Sequence>(value), depth);
    case Type::tuple: return append_sequence(ValueKind::tuple, as<eval::Sequence>(value), depth);
    case Type::set: return append_set(ValueKind::set, as<eval::Dict>(value), depth);
    case Type::frozenset: return append_set(ValueKind::frozenset, as<eval::Dict>(value), depth);
    case Type::dict: {
        const auto entries = as<eval::Dict>(value).entries();
        const std::size_t at = open(ValueKind::dict, entries.size() * 2);
        const bool whole = std::ranges::all_of(entries, [&](const eval::Dict::Entry& entry) {
            return append_value(*entry.key, depth + 1) && append_value(*entry.value, depth + 1);
        });
        if (whole) close(at);
        return whole;
    }
    case Type::modify_list: {
        const auto& lists = as<eval::ModifyList>(value);
        const std::size_t at = open(ValueKind::modify_list, 2);
        const bool whole = append_value(*lists.append, depth + 1) && append_value(*lists.prepend, depth + 1);
        if (whole) close(at);
        return whole;
    }
    case Type::source: return append_source(as<eval::Source>(value), depth);
    case Type::live: // an input that was not read by its name
        if (&value == &eval::building_object || &value == &eval::testing_object)
            run_.decline(Reason::live_object);
        return false;
    default: return false;
    }
}

bool Flattener::append_sequence(ValueKind kind, const eval::Sequence& sequence, std::uint32_t depth) {
    const std::size_t at = open(kind, sequence.size);
    const bool whole = std::ranges::all_of(
        sequence.span(), [&](const Object* item) { return append_value(*item, depth + 1); });
    if (whole) close(at);
    return whole;
}

bool Flattener::append_set(ValueKind kind, const eval::Dict& set, std::uint32_t depth) {
    const std::size_t at = open(kind, set.size());
    const bool whole = std::ranges::all_of(
        set.entries(), [&](const eval::Dict::Entry& entry) { return append_value(*entry.key, depth + 1); });
    if (whole) close(at);
    return whole;
}

// A decorator is (name, arguments), with None where rez's dict has no "nargs".
bool Flattener::append_source(const eval::Source& source, std::uint32_t depth) {
    const std::size_t at = open(ValueKind::source, 4);
    append_text(ValueKind::string, source.text);
    append_text(ValueKind::string, source.function->name);
    nodes_.push_back({source.eval_as_function ? ValueKind::true_ : ValueKind::false_, {}, 1, 0});
    const auto decorators = source.function->decorators;
    const std::size_t list = open(ValueKind::list, decorators.size());
    for (const eval::Decorator& decorator : decorators) {
        const std::size_t pair = open(ValueKind::tuple, 2);
        append_text(ValueKind::string, decorator.name);
        const Object* arguments = decorator.arguments;
        if (!append_value(arguments == nullptr ? eval::none_object : *arguments, depth + 3)) return false;
        close(pair);
    }
    close(list);
    close(at);
    return !run_.failed();
}

} // namespace rezdex::rez
