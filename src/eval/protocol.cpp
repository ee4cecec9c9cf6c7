// Promise: see eval/protocol.h: type_name, truth, length, contains and identity.
#include "eval/protocol.h"

#include <cstdint>

#include "eval/call.h"
#include "eval/class.h"
#include "eval/compare.h"
#include "eval/dict.h"
#include "eval/dict_view.h"
#include "eval/exception.h"
#include "eval/iteration.h"
#include "eval/library_object.h"
#include "eval/native.h"
#include "eval/sequence.h"
#include "eval/set.h"
#include "eval/special.h"
#include "eval/string.h"

namespace rezdex::eval {
namespace {

std::string_view builtin_type_name(const Builtin& builtin) noexcept {
    using enum Builtin::Kind;
    switch (builtin.kind) {
    case type: return "type";
    case method: return "method_descriptor";
    case python_function: return "function";
    default: return "builtin_function_or_method";
    }
}

std::string_view view_name(const DictView& view) noexcept {
    using enum DictView::Part;
    return view.part == keys ? "dict_keys" : view.part == values ? "dict_values" : "dict_items";
}

bool is_zero(const Object& number) noexcept {
    if (is_integral(number)) return as<Integer>(number).value == 0;
    if (number.type == Type::floating) return as<Floating>(number).value == 0;
    return number.type == Type::complex && as<Complex>(number).real == 0 &&
           as<Complex>(number).imaginary == 0;
}

std::optional<bool> known(bool result, const Run& run) noexcept {
    return run.failed() ? std::nullopt : std::optional(result);
}

std::optional<bool> sequence_contains(const Sequence& sequence, const Object& item, Run& run) {
    for (std::uint32_t i = 0; i < sequence.size; ++i) { // __eq__ may change the list
        const Object* member = sequence.items[i];
        const bool found = member == &item || equal(*member, item, run);
        if (found || run.failed()) return known(found, run);
    }
    return false;
}

// Of what is no integer, an item of a range can equal a float or a complex number.
std::optional<bool> range_contains(const Range& range, const Object& item, Run& run) {
    if (is_integral(item)) return find_in(range, as<Integer>(item).value).has_value();
    if (has_special_methods(item)) { // which each integer would be compared with
        run.decline(Reason::unsupported_expression);
        return std::nullopt;
    }
    if (length_of(range) == 0 || item.type == Type::big_integer) return false;
    const double real = item.type == Type::floating  ? as<Floating>(item).value
                        : item.type == Type::complex ? as<Complex>(item).real
                                                     : 0;
    constexpr double limit = 0x1p63;
    Integer like{{Type::integer}, real >= -limit && real < limit ? static_cast<std::int64_t>(real) : 0};
    return known(equal(like, item, run) && find_in(range, like.value).has_value(), run);
}

std::optional<bool> iterator_contains(Object& iterator, const Object& item, Run& run) {
    Iteration items(iterator, run);
    while (const Object* member = items.next()) {
        const bool found = member == &item || equal(*member, item, run);
        if (found || run.failed()) return known(found, run);
    }
    return known(false, run);
}

std::optional<bool> dict_contains(const Dict& dict, const Object& key, Run& run) {
    const auto hashed = hash(key, run);
    return known(hashed && dict.find(key, *hashed, run) != nullptr, run);
}

bool is_traceback(const Object& object) noexcept {
    return object.type == Type::live && as<Live>(object).injected == Injected::traceback;
}

} // namespace

std::string_view type_name(const Object& object) noexcept {
    switch (object.type) {
    case Type::none: return "NoneType";
    case Type::boolean: return "bool";
    case Type::integer:
    case Type::big_integer: return "int";
    case Type::floating: return "float";
    case Type::complex: return "complex";
    case Type::string: return "str";
    case Type::bytes: return "bytes";
    case Type::list: return "list";
    case Type::tuple: return "tuple";
    case Type::set: return "set";
    case Type::frozenset: return "frozenset";
    case Type::dict: return "dict";
    case Type::range: return "range";
    case Type::dict_view: return view_name(as<DictView>(object));
    case Type::iterator: return as<Iterator>(object).kind;
    case Type::builtin: return builtin_type_name(as<Builtin>(object));
    case Type::bound_method:
        return as<BoundMethod>(object).function->type == Type::builtin ? "builtin_function_or_method"
                                                                       : "method";
    case Type::callable: return as<Callable>(object).kind;
    case Type::module: return "module";
    case Type::exception: return type_name(as<Exception>(object));
    case Type::class_: return "type";
    case Type::instance: return as<Instance>(object).made_by->name;
    case Type::super_: return "super";
    case Type::live: return &object == &ellipsis_object ? "ellipsis" : "function";
    case Type::library_object: return as<LibraryObject>(object).made_by->name;
    default: return "function";
    }
}

std::optional<bool> truth(const Object& object, Run& run) {
    if (is_number(object)) return !is_zero(object);
    switch (object.type) {
    case Type::none: return false;
    case Type::string:
    case Type::bytes: return !text_of(object).empty();
    case Type::list:
    case Type::tuple: return as<Sequence>(object).size != 0;
    case Type::set:
    case Type::frozenset:
    case Type::dict:
    case Type::mapping: return as<Dict>(object).size() != 0;
    case Type::range: return length_of(as<Range>(object)) != 0;
    case Type::dict_view: return as<DictView>(object).of->size() != 0;
    case Type::instance:
        if (has_special_methods(object)) return special_truth(object, run);
        return true;
    default:
        if (is_plain(object)) return true;
        if (object.type == Type::library_object && as<LibraryObject>(object).made_by->always_true)
            return true;
        run.decline(Reason::live_object);
        return std::nullopt;
    }
}

std::optional<std::size_t> length(const Object& object, Run& run) {
    switch (object.type) {
    case Type::string:
        if (!run.step(text_of(object).size() / 64)) return std::nullopt;
        return string_length(object);
    case Type::bytes: return text_of(object).size();
    case Type::list:
    case Type::tuple: return as<Sequence>(object).size;
    case Type::set:
    case Type::frozenset:
    case Type::dict:
    case Type::mapping: return as<Dict>(object).size();
    case Type::dict_view: return as<DictView>(object).of->size();
    case Type::range: {
        const std::uint64_t size = length_of(as<Range>(object));
        if (size <= static_cast<std::uint64_t>(PTRDIFF_MAX)) return size;
        run.raise("OverflowError: Python int too large to convert to C ssize_t");
        return std::nullopt;
    }
    case Type::instance:
        if (has_special_methods(object)) return special_length(object, run);
        [[fallthrough]];
    default: refuse(object, "TypeError: object has no len()", run); return std::nullopt;
    }
}

std::optional<bool> contains(Object& container, Object& item, Run& run) {
    switch (container.type) {
    case Type::string: return string_contains(container, item, run);
    case Type::bytes: return bytes_contains(container, item, run);
    case Type::list:
    case Type::tuple: return sequence_contains(as<Sequence>(container), item, run);
    case Type::set:
    case Type::frozenset: return known(find_member(as<Dict>(container), item, run) != nullptr, run);
    case Type::dict:
    case Type::mapping: return dict_contains(as<Dict>(container), item, run);
    case Type::range: return range_contains(as<Range>(container), item, run);
    case Type::dict_view: return view_contains(as<DictView>(container), item, run);
    case Type::iterator: return iterator_contains(container, item, run);
    case Type::library_object: return library_contains(as<LibraryObject>(container), item, run);
    case Type::instance:
        if (has_special_methods(container)) return special_contains(container, item, run);
        [[fallthrough]];
    default: refuse(container, "TypeError: argument is not iterable", run); return std::nullopt;
    }
}

std::optional<bool> identical(const Object& a, const Object& b, Run& run) {
    const auto unsure = [&] {
        run.decline(Reason::unsupported_expression, "identity");
        return std::nullopt;
    };
    if (a.type == Type::instance && b.type == Type::instance) return &a == &b;
    if ((a.type == Type::none && is_traceback(b)) || (b.type == Type::none && is_traceback(a))) return false;
    if (a.type == Type::module || !is_plain(a) || !is_plain(b)) {
        if (a.type == b.type || a.type == Type::live || b.type == Type::live) return unsure();
        return false;
    }
    if (a.type != b.type) return false;
    const bool number_or_text =
        (is_number(a) && a.type != Type::boolean) || a.type == Type::string || a.type == Type::bytes;
    const bool frozen = a.type == Type::tuple || a.type == Type::frozenset;
    if (&a == &b && !number_or_text) return true;
    if (!number_or_text && !frozen) return false;
    if (a.type == Type::tuple && as<Sequence>(a).size + as<Sequence>(b).size == 0) return true;
    // Equal ones may be one object: CPython merges constants and shares what cannot change. So may NaNs.
    if (&a == &b || equal(a, b, run) || !equal(a, a, run) || run.failed()) return unsure();
    return false;
}

} // namespace rezdex::eval
