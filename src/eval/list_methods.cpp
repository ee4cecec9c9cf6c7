// Promise: the methods of list, but for sort (eval/sorting.cpp).
#include <algorithm>
#include <array>

#include "eval/compare.h"
#include "eval/integer.h"
#include "eval/methods.h"
#include "eval/native.h"
#include "eval/search.h"
#include "eval/sequence.h"
#include "eval/sorting.h"

namespace rezdex::eval {
namespace {

Sequence& self_of(const Arguments& arguments) noexcept { return as<Sequence>(*arguments.positional[0]); }

Object* append(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    return append(self_of(arguments), *arguments.positional[1], run) ? &none_object : nullptr;
}

Object* clear(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    self_of(arguments) = {{Type::list}, nullptr, 0, 0};
    return &none_object;
}

Object* copy(const Arguments& arguments, Run& run) {
    return takes(arguments, 1, 1, run) ? collect(self_of(arguments), Type::list, run) : nullptr;
}

Object* extend(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    return extend(self_of(arguments), *arguments.positional[1], run) ? &none_object : nullptr;
}

Object* insert(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 3, 3, run)) return nullptr;
    auto& list = self_of(arguments);
    const auto index = index_value(*arguments.positional[1], run);
    if (!index || !run.step(list.size / 16) || !reserve(list, 1, run)) return nullptr;
    const std::int64_t size = list.size;
    const std::int64_t at =
        *index < 0 ? std::max<std::int64_t>(*index, -size) + size : std::min(*index, size);
    std::copy_backward(list.items + at, list.items + size, list.items + size + 1);
    list.items[at] = arguments.positional[2];
    ++list.size;
    return &none_object;
}

Object* take_out(Sequence& list, std::size_t position, Run& run) {
    if (!run.step((list.size - position) / 16)) return nullptr;
    Object* item = list.items[position];
    std::copy(list.items + position + 1, list.items + list.size, list.items + position);
    --list.size;
    return item;
}

Object* pop(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 2, run)) return nullptr;
    auto& list = self_of(arguments);
    if (arguments.positional.size() == 1) {
        return list.size == 0 ? run.raise("IndexError: pop from empty list") : list.items[--list.size];
    }
    if (arguments.positional[1]->type == Type::big_integer)
        return run.decline(Reason::unsupported_expression, "a huge index");
    const auto position = position_of(*arguments.positional[1], list.size, run);
    return position ? take_out(list, *position, run) : nullptr;
}

Object* remove(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    auto& list = self_of(arguments);
    const std::uint32_t size = list.size;
    const auto position = find_item(list.span(), *arguments.positional[1], run);
    if (list.size != size) run.decline(Reason::unsupported_expression, "a list that changes");
    if (run.failed()) return nullptr;
    if (!position) return run.raise("ValueError: list.remove(x): x not in list");
    return take_out(list, *position, run) == nullptr ? nullptr : &none_object;
}

Object* reverse(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    auto& list = self_of(arguments);
    if (!run.step(list.size / 16)) return nullptr;
    std::reverse(list.items, list.items + list.size);
    return &none_object;
}

Object* sort(const Arguments& arguments, Run& run) {
    if (arguments.positional.size() != 1) return run.raise("TypeError: sort() takes no positional arguments");
    const auto options = sort_options(arguments.keywords, run);
    return options && sort_in_place(self_of(arguments), *options, run) ? &none_object : nullptr;
}

using enum Builtin::Kind;
constexpr std::array methods = std::to_array<Builtin>({
    {"append", method, append, Type::list},
    {"clear", method, clear, Type::list},
    {"copy", method, copy, Type::list},
    {"count", method, count_in_sequence, Type::list},
    {"extend", method, extend, Type::list},
    {"index", method, index_in_sequence, Type::list},
    {"insert", method, insert, Type::list},
    {"pop", method, pop, Type::list},
    {"remove", method, remove, Type::list},
    {"reverse", method, reverse, Type::list},
    {"sort", method, sort, Type::list},
});
static_assert(std::ranges::is_sorted(methods, {}, &Builtin::name));

} // namespace

Builtins list_methods() noexcept { return methods; }

} // namespace rezdex::eval
