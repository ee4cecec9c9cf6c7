// Promise: see eval/special.h: which special methods a class body may define, and which every object has.
#include <algorithm>
#include <array>

#include "eval/special.h"

namespace rezdex::eval {
namespace {

// Those that change what Python does with an instance. Sorted.
constexpr auto operators = std::to_array<std::string_view>(
    {"__add__",     "__and__",       "__bool__",    "__call__",   "__contains__",  "__delete__",
     "__delitem__", "__enter__",     "__eq__",      "__exit__",   "__floordiv__",  "__format__",
     "__ge__",      "__get__",       "__getitem__", "__gt__",     "__hash__",      "__iadd__",
     "__iand__",    "__ifloordiv__", "__ilshift__", "__imod__",   "__imul__",      "__invert__",
     "__ior__",     "__ipow__",      "__irshift__", "__isub__",   "__iter__",      "__itruediv__",
     "__ixor__",    "__le__",        "__len__",     "__lshift__", "__lt__",        "__mod__",
     "__mul__",     "__ne__",        "__neg__",     "__next__",   "__or__",        "__pos__",
     "__pow__",     "__radd__",      "__rand__",    "__repr__",   "__rfloordiv__", "__rlshift__",
     "__rmod__",    "__rmul__",      "__ror__",     "__rpow__",   "__rrshift__",   "__rshift__",
     "__rsub__",    "__rtruediv__",  "__rxor__",    "__set__",    "__setitem__",   "__set_name__",
     "__str__",     "__sub__",       "__truediv__", "__xor__"});

// The others that a class body may define. Sorted.
constexpr auto others =
    std::to_array<std::string_view>({"__delattr__", "__doc__", "__getattr__", "__init__", "__new__",
                                     "__post_init__", "__setattr__", "__slots__"});
static_assert(std::ranges::is_sorted(others));

constexpr auto of_object = std::to_array<std::string_view>(
    {"__class__", "__delattr__",      "__dir__",    "__doc__",  "__eq__",          "__format__",
     "__ge__",    "__getattribute__", "__gt__",     "__hash__", "__init__",        "__init_subclass__",
     "__le__",    "__lt__",           "__ne__",     "__new__",  "__reduce__",      "__reduce_ex__",
     "__repr__",  "__setattr__",      "__sizeof__", "__str__",  "__subclasshook__"});
static_assert(std::ranges::is_sorted(of_object));

} // namespace

bool is_special_method(std::string_view name) noexcept {
    return changes_operators(name) || std::ranges::binary_search(others, name);
}
bool changes_operators(std::string_view name) noexcept {
    return std::ranges::find(operators, name) != operators.end();
}
bool is_method_of_object(std::string_view name) noexcept {
    return std::ranges::binary_search(of_object, name);
}

} // namespace rezdex::eval
