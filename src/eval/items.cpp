// Promise: see eval/protocol.h: container[index] and container[lower:upper:step], read, bound and deleted.
#include <algorithm>

#include "eval/compare.h"
#include "eval/dict.h"
#include "eval/dict_operators.h"
#include "eval/integer.h"
#include "eval/library_object.h"
#include "eval/mapping.h"
#include "eval/native.h"
#include "eval/protocol.h"
#include "eval/sequence.h"
#include "eval/special.h"
#include "eval/string.h"

namespace rezdex::eval {
namespace {

Object* range_item(const Range& range, const Object& index, Run& run) {
    const std::uint64_t length = length_of(range);
    if (length > INT64_MAX) return run.decline(Reason::unsupported_expression, "a huge range");
    const auto position = position_of(index, length, run);
    return position ? make_integer(item_of(range, *position), run) : nullptr;
}

Object* text_item(const Object& text, const Object& index, Run& run) {
    if (index.type == Type::big_integer)
        return run.raise("IndexError: cannot fit 'int' into an index-sized integer");
    const auto value = index_value(index, run);
    if (!value) return nullptr;
    return text.type == Type::string ? string_item(text, *value, run) : bytes_item(text, *value, run);
}

Dict::Entry* find_entry(const Dict& dict, const Object& key, Run& run) {
    const auto hashed = hash(key, run);
    if (!hashed) return nullptr;
    Dict::Entry* entry = dict.find(key, *hashed, run);
    if (entry == nullptr) run.raise("KeyError: no such key");
    return entry;
}

// list[start:stop] = items, for a step of 1.
bool replace(Sequence& list, std::size_t start, std::size_t stop, const Sequence& items, Run& run) {
    const std::size_t behind = list.size - stop;
    if (!run.step((behind + items.size) / 16)) return false;
    const std::size_t size = start + items.size + behind;
    if (size > list.size && !reserve(list, size - list.size, run)) return false;
    Object** from = list.items + stop;
    Object** to = list.items + start + items.size;
    if (to < from)
        std::copy(from, from + behind, to);
    else
        std::copy_backward(from, from + behind, to + behind);
    std::ranges::copy(items.span(), list.items + start);
    list.size = static_cast<std::uint32_t>(size);
    return true;
}

bool set_list_slice(Sequence& list, const Slice& slice, Object& value, Run& run) {
    const std::uint32_t size = list.size;
    const auto bounds = bounds_of(slice, size, run);
    if (!bounds) return false;
    const Sequence* items = collect(value, Type::list, run);
    if (items == nullptr) return false;
    if (list.size != size) { // the iterable changed the list: which bounds hold differs between versions
        run.decline(Reason::unsupported_expression);
        return false;
    }
    if (bounds->step == 1) {
        return replace(list, static_cast<std::size_t>(bounds->start),
                       static_cast<std::size_t>(std::max(bounds->start, bounds->stop)), *items, run);
    }
    if (items->size != bounds->count) {
        run.raise("ValueError: attempt to assign sequence to extended slice of another size");
        return false;
    }
    for (std::size_t i = 0; i < bounds->count; ++i)
        list.items[bounds->start + static_cast<std::int64_t>(i) * bounds->step] = items->items[i];
    return true;
}

bool delete_list_slice(Sequence& list, const Slice& slice, Run& run) {
    const auto bounds = bounds_of(slice, list.size, run);
    if (!bounds || !run.step(list.size / 16 + bounds->count)) return false;
    if (bounds->count == 0) return true;
    const auto last = bounds->start + static_cast<std::int64_t>(bounds->count - 1) * bounds->step;
    const std::int64_t step = bounds->step < 0 ? -bounds->step : bounds->step;
    std::int64_t next = std::min(bounds->start, last);
    const std::int64_t end = std::max(bounds->start, last);
    std::int64_t kept = next;
    for (std::int64_t i = next; i < list.size; ++i) {
        if (i == next && i <= end)
            next = i == end ? -1 : i + step;
        else
            list.items[kept++] = list.items[i];
    }
    list.size = static_cast<std::uint32_t>(kept);
    return true;
}

Object* range_slice(const Range& range, const Slice& slice, Run& run) {
    const std::uint64_t length = length_of(range);
    const bool huge = slice.step != nullptr && slice.step->type == Type::big_integer;
    if (length > INT64_MAX || huge) return run.decline(Reason::unsupported_expression, "a huge range");
    const auto bounds = bounds_of(slice, length, run);
    if (!bounds) return nullptr;
    const auto at = [&range](std::int64_t position, std::int64_t& to) {
        std::int64_t scaled = 0;
        return !__builtin_mul_overflow(position, range.step, &scaled) &&
               !__builtin_add_overflow(range.start, scaled, &to);
    };
    Range made{{Type::range}, 0, 0, 0};
    if (!at(bounds->start, made.start) || !at(bounds->stop, made.stop) ||
        __builtin_mul_overflow(range.step, bounds->step, &made.step))
        return run.decline(Reason::unsupported_expression, "a huge range");
    return run.arena.make<Range>(made);
}

Object* sequence_slice(Sequence& sequence, const Slice& slice, Run& run) {
    const auto bounds = bounds_of(slice, sequence.size, run);
    if (!bounds) return nullptr;
    // tuple[:] is the tuple itself.
    if (sequence.type == Type::tuple && bounds->step == 1 && bounds->count == sequence.size) return &sequence;
    return slice_of(sequence, *bounds, run);
}

Object* text_slice(const Object& text, const Slice& slice, Run& run) {
    const bool string = text.type == Type::string;
    if (!run.step(text_of(text).size() / 64)) return nullptr;
    const auto bounds = bounds_of(slice, string ? string_length(text) : text_of(text).size(), run);
    if (!bounds) return nullptr;
    return string ? string_slice(text, *bounds, run) : bytes_slice(text, *bounds, run);
}

// What may be subscripted in a way that is not known here: list[int], a class.
bool is_generic(const Object& object) noexcept {
    return object.type == Type::builtin || object.type == Type::class_;
}

// What other objects than lists and dicts raise, which is an IndexError for some where the index is huge.
void refuse_change(const Object& container, const Object& index, Run& run) {
    if (index.type == Type::big_integer)
        run.decline(Reason::unsupported_expression, "a huge index");
    else
        refuse(container, "TypeError: object does not support item assignment or deletion", run);
}

// A slice has a hash since CPython 3.12: a TypeError then is a KeyError.
bool is_sliced_dict(const Object& object) noexcept { return object.type == Type::dict; }

} // namespace

Object* get_item(Object& container, Object& index, Run& run) {
    switch (container.type) {
    case Type::list:
    case Type::tuple: {
        const auto position = position_of(index, as<Sequence>(container).size, run);
        return position ? as<Sequence>(container).items[*position] : nullptr;
    }
    case Type::string:
    case Type::bytes: return text_item(container, index, run);
    case Type::range: return range_item(as<Range>(container), index, run);
    case Type::mapping: return mapping_item(static_cast<Mapping&>(container), index, run);
    case Type::dict: {
        const Dict::Entry* entry = find_entry(as<Dict>(container), index, run);
        return entry == nullptr ? nullptr : entry->value;
    }
    case Type::library_object: return library_item(as<LibraryObject>(container), index, run);
    default:
        if (is_generic(container)) return run.decline(Reason::unsupported_expression);
        if (has_special_methods(container)) return special_item(container, index, run);
        return refuse(container, "TypeError: object is not subscriptable", run);
    }
}

bool set_item(Object& container, Object& index, Object& value, Run& run) {
    if (container.type == Type::dict || container.type == Type::mapping)
        return set_key(as<Dict>(container), index, value, run);
    if (has_special_methods(container)) return set_special_item(container, index, &value, run);
    if (container.type != Type::list) {
        refuse_change(container, index, run);
        return false;
    }
    const auto position = position_of(index, as<Sequence>(container).size, run);
    if (position) as<Sequence>(container).items[*position] = &value;
    return position.has_value();
}

bool delete_item(Object& container, Object& index, Run& run) {
    if (container.type == Type::mapping)
        return delete_mapping_item(static_cast<Mapping&>(container), index, run);
    if (container.type == Type::dict) {
        Dict::Entry* entry = find_entry(as<Dict>(container), index, run);
        return entry != nullptr && as<Dict>(container).erase(*entry, run);
    }
    if (has_special_methods(container)) return set_special_item(container, index, nullptr, run);
    if (container.type != Type::list) {
        refuse_change(container, index, run);
        return false;
    }
    auto& list = as<Sequence>(container);
    const auto position = position_of(index, list.size, run);
    return position && replace(list, *position, *position + 1, {{Type::list}, nullptr, 0, 0}, run);
}

Object* get_slice(Object& container, const Slice& slice, Run& run) {
    switch (container.type) {
    case Type::list:
    case Type::tuple: return sequence_slice(as<Sequence>(container), slice, run);
    case Type::string:
    case Type::bytes: return text_slice(container, slice, run);
    case Type::range: return range_slice(as<Range>(container), slice, run);
    default:
        if (is_generic(container) || is_sliced_dict(container))
            return run.decline(Reason::unsupported_expression);
        return refuse(container, "TypeError: object is not subscriptable", run);
    }
}

bool set_slice(Object& container, const Slice& slice, Object& value, Run& run) {
    if (container.type == Type::list) return set_list_slice(as<Sequence>(container), slice, value, run);
    if (is_sliced_dict(container))
        run.decline(Reason::unsupported_expression);
    else
        refuse(container, "TypeError: object does not support item assignment", run);
    return false;
}

bool delete_slice(Object& container, const Slice& slice, Run& run) {
    if (container.type == Type::list) return delete_list_slice(as<Sequence>(container), slice, run);
    if (is_sliced_dict(container))
        run.decline(Reason::unsupported_expression);
    else
        refuse(container, "TypeError: object doesn't support item deletion", run);
    return false;
}

} // namespace rezdex::eval
