// Promise: the methods of tuple and range.
#include <algorithm>
#include <array>

#include "eval/integer.h"
#include "eval/methods.h"
#include "eval/native.h"
#include "eval/protocol.h"
#include "eval/search.h"
#include "eval/sequence.h"

namespace rezdex::eval {
namespace {

// Its items differ, so that one at most equals the object.
std::optional<bool> has(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return std::nullopt;
    return contains(*arguments.positional[0], *arguments.positional[1], run);
}

Object* range_count(const Arguments& arguments, Run& run) {
    const auto found = has(arguments, run);
    return found ? make_integer(*found ? 1 : 0, run) : nullptr;
}

Object* range_index(const Arguments& arguments, Run& run) {
    const auto found = has(arguments, run);
    if (!found) return nullptr;
    if (!*found) return run.raise("ValueError: the value is not in range");
    if (!is_integral(*arguments.positional[1])) return run.decline(Reason::unsupported_call, "range.index");
    const auto& range = as<Range>(*arguments.positional[0]);
    const auto position = find_in(range, as<Integer>(*arguments.positional[1]).value);
    if (!position || *position > INT64_MAX) return run.decline(Reason::unsupported_call, "range.index");
    return make_integer(static_cast<std::int64_t>(*position), run);
}

using enum Builtin::Kind;
constexpr std::array of_tuple = std::to_array<Builtin>({
    {"count", method, count_in_sequence, Type::tuple},
    {"index", method, index_in_sequence, Type::tuple},
});
constexpr std::array of_range = std::to_array<Builtin>({
    {"count", method, range_count, Type::range},
    {"index", method, range_index, Type::range},
});

} // namespace

Builtins tuple_methods() noexcept { return of_tuple; }
Builtins range_methods() noexcept { return of_range; }

} // namespace rezdex::eval
