// Promise: equality, order and hash of numbers (eval/number.h), exact between integers and floats.
#include <bit>
#include <cmath>

#include "base/hash.h"
#include "eval/integer.h"
#include "eval/number.h"

namespace rezdex::eval {
namespace {

// An integer against a float. The parts of a float before and behind the dot are both exact.
std::partial_ordering order_mixed(const Object& integer, double value, Run& run) {
    if (std::isnan(value)) return std::partial_ordering::unordered;
    if (std::isinf(value)) return 0 <=> value;
    const Object* whole = truncated(value, run);
    if (whole == nullptr) return std::partial_ordering::unordered;
    const auto order = order_integers(integer, *whole);
    if (order != 0) return order;
    return 0 <=> value - std::trunc(value);
}

std::partial_ordering order_reals(const Object& a, const Object& b, Run& run) {
    if (a.type == Type::floating) {
        if (b.type == Type::floating) return as<Floating>(a).value <=> as<Floating>(b).value;
        return 0 <=> order_mixed(b, as<Floating>(a).value, run);
    }
    if (b.type == Type::floating) return order_mixed(a, as<Floating>(b).value, run);
    return order_integers(a, b);
}

std::uint64_t hash_real(double value, Run& run) {
    if (!std::isfinite(value) || value != std::trunc(value))
        return base::hash64("f", std::bit_cast<std::uint64_t>(value));
    const Object* integer = truncated(value, run);
    return integer == nullptr ? 0 : hash_number(*integer, run);
}

} // namespace

bool equal_numbers(const Object& a, const Object& b, Run& run) {
    if (a.type != Type::complex) {
        if (b.type == Type::complex) return equal_numbers(b, a, run);
        return order_reals(a, b, run) == 0;
    }
    const Floating real{{Type::floating}, as<Complex>(a).real};
    if (b.type == Type::complex)
        return real.value == as<Complex>(b).real && as<Complex>(a).imaginary == as<Complex>(b).imaginary;
    return as<Complex>(a).imaginary == 0 && order_reals(real, b, run) == 0;
}

std::partial_ordering order_numbers(const Object& a, const Object& b, Run& run) {
    if (a.type != Type::complex && b.type != Type::complex) return order_reals(a, b, run);
    run.raise("TypeError: complex numbers have no order");
    return std::partial_ordering::unordered;
}

std::uint64_t hash_number(const Object& number, Run& run) {
    switch (number.type) {
    case Type::floating: return hash_real(as<Floating>(number).value, run);
    case Type::complex: return hash_real(as<Complex>(number).real, run); // as of the float that it may equal
    case Type::big_integer:
        if (!run.step(text_of(number).size() / 16)) return 0;
        return base::hash64(text_of(number), static_cast<std::uint64_t>(number.type));
    default: return base::hash64({}, static_cast<std::uint64_t>(as<Integer>(number).value));
    }
}

} // namespace rezdex::eval
