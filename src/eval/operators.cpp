// Promise: see eval/operators.h.
#include "eval/operators.h"

#include <algorithm>

#include "eval/number.h"

namespace rezdex::eval {
namespace {

// Whether all that the object does is known. Functions and modules do little, and nothing here needs it.
bool is_plain(const Object& object) noexcept { return object.type <= Type::dict; }

Object* concatenate_texts(const Object& a, const Object& b, Run& run) {
    const std::string_view left = text_of(a), right = text_of(b);
    if (!run.room(left.size() + right.size())) return nullptr;
    auto* text = static_cast<char*>(run.arena.allocate(left.size() + right.size(), 1));
    std::ranges::copy(right, std::ranges::copy(left, text).out);
    return make_text(run.arena, a.type, {text, left.size() + right.size()});
}

Object* concatenate_sequences(const Object& a, const Object& b, Run& run) {
    const auto left = as<Sequence>(a).span(), right = as<Sequence>(b).span();
    const std::size_t size = left.size() + right.size();
    if (!run.step(size) || !run.room(size * sizeof(Object*))) return nullptr;
    auto* items = static_cast<Object**>(run.arena.allocate(size * sizeof(Object*), alignof(Object*)));
    std::ranges::copy(right, std::ranges::copy(left, items).out);
    const auto count = static_cast<std::uint32_t>(size);
    return run.arena.make<Sequence>(Object{a.type}, items, count, count);
}

Object* extend(Sequence& list, const Sequence& by, Run& run) {
    const std::uint32_t added = by.size; // `list += list` adds what it was
    if (!run.step(added)) return nullptr;
    if (list.capacity - list.size < added) {
        const std::uint32_t capacity = std::max(list.size * 2, list.size + added);
        if (!run.room(capacity * sizeof(Object*))) return nullptr;
        auto* items = static_cast<Object**>(run.arena.allocate(capacity * sizeof(Object*), alignof(Object*)));
        std::ranges::copy(list.span(), items);
        list.items = items;
        list.capacity = capacity;
    }
    std::copy_n(by.items, added, list.items + list.size);
    list.size += added;
    return &list;
}

} // namespace

Object* add(Object& a, Object& b, Run& run) {
    if (!is_plain(a) || !is_plain(b)) return run.decline(Reason::unsupported_expression);
    if (is_number(a) && is_number(b)) return add_numbers(a, b, run);
    if (a.type == b.type) {
        if (a.type == Type::string || a.type == Type::bytes) return concatenate_texts(a, b, run);
        if (a.type == Type::list || a.type == Type::tuple) return concatenate_sequences(a, b, run);
    }
    return run.raise("TypeError: unsupported operand types for +");
}

Object* modulo(Object& a, Object& b, Run& run) {
    if (a.type == Type::string) return format_percent(text_of(a), b, run);
    if (is_number(a) && is_number(b)) return modulo_numbers(a, b, run);
    return run.decline(Reason::unsupported_expression);
}

Object* add_in_place(Object& a, Object& b, Run& run) {
    if (a.type == Type::list) {
        if (b.type == Type::list || b.type == Type::tuple)
            return extend(as<Sequence>(a), as<Sequence>(b), run);
        return run.decline(Reason::unsupported_expression);
    }
    return add(a, b, run);
}

} // namespace rezdex::eval
