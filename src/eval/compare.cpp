// Promise: see eval/compare.h.
#include "eval/compare.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/hash.h"
#include "eval/dict.h"

namespace rezdex::eval {
namespace {

constexpr double two_to_63 = 9223372036854775808.0;

// The 64-bit integer that a float equals.
std::optional<std::int64_t> as_integer(double value) noexcept {
    if (!(value >= -two_to_63 && value < two_to_63) || value != std::trunc(value)) return std::nullopt;
    return static_cast<std::int64_t>(value);
}

// A float against a big integer is left to Python: nothing in a definition needs it.
bool is_huge(double value) noexcept { return std::isfinite(value) && std::fabs(value) >= two_to_63; }

bool equal_reals(const Object& a, const Object& b, Run& run) {
    if (is_integral(a) && is_integral(b)) return as<Integer>(a).value == as<Integer>(b).value;
    if (a.type == Type::floating && b.type == Type::floating)
        return as<Floating>(a).value == as<Floating>(b).value;
    if (a.type == Type::big_integer && b.type == Type::big_integer) return text_of(a) == text_of(b);
    if (a.type == Type::floating) return equal_reals(b, a, run);
    if (b.type != Type::floating) return false; // a big integer and a small one
    const double value = as<Floating>(b).value;
    if (a.type == Type::big_integer) {
        if (is_huge(value)) run.decline(Reason::unsupported_expression);
        return false;
    }
    return as_integer(value) == as<Integer>(a).value;
}

bool equal_numbers(const Object& a, const Object& b, Run& run) {
    if (a.type != Type::complex)
        return b.type == Type::complex ? equal_numbers(b, a, run) : equal_reals(a, b, run);
    const Floating real{{Type::floating}, as<Complex>(a).real};
    if (b.type == Type::complex) {
        return real.value == as<Complex>(b).real && as<Complex>(a).imaginary == as<Complex>(b).imaginary;
    }
    return as<Complex>(a).imaginary == 0 && equal_reals(real, b, run);
}

bool equal_members(const Object& a, const Object& b, Run& run, std::uint32_t depth) {
    return &a == &b || equal(a, b, run, depth + 1);
}

bool equal_dicts(const Dict& a, const Dict& b, Run& run, std::uint32_t depth) {
    if (a.size() != b.size()) return false;
    return std::ranges::all_of(a.entries(), [&](const Dict::Entry& entry) {
        const Dict::Entry* other = b.find(*entry.key, entry.hash, run);
        return other != nullptr && equal_members(*entry.value, *other->value, run, depth);
    });
}

bool is_set(const Object& object) noexcept {
    return object.type == Type::set || object.type == Type::frozenset;
}

bool equal_sets(const Dict& a, const Dict& b, Run& run) {
    if (a.size() != b.size()) return false;
    return std::ranges::all_of(a.entries(), [&](const Dict::Entry& entry) {
        return b.find(*entry.key, entry.hash, run) != nullptr;
    });
}

// Of all members alike, whatever their order.
std::optional<std::uint64_t> hash_frozenset(const Dict& set) {
    std::uint64_t all = set.size();
    for (const Dict::Entry& entry : set.entries()) all += base::hash64("s", entry.hash);
    return all;
}

std::uint64_t hash_real(double value) noexcept {
    if (const auto integer = as_integer(value)) return base::hash64({}, static_cast<std::uint64_t>(*integer));
    return base::hash64("f", std::bit_cast<std::uint64_t>(value));
}

} // namespace

bool equal(const Object& a, const Object& b, Run& run, std::uint32_t depth) {
    if (!run.step() || !run.within_depth(depth)) return false;
    if (is_number(a) && is_number(b)) return equal_numbers(a, b, run);
    if (is_set(a) && is_set(b)) return equal_sets(as<Dict>(a), as<Dict>(b), run);
    if (a.type != b.type) {
        // Whether a live object equals something else is its own affair.
        if (a.type == Type::live || b.type == Type::live) run.decline(Reason::live_object);
        return false;
    }
    switch (a.type) {
    case Type::none: return true;
    case Type::string:
    case Type::bytes: return text_of(a) == text_of(b);
    case Type::list:
    case Type::tuple:
        return std::ranges::equal(
            as<Sequence>(a).span(), as<Sequence>(b).span(),
            [&](auto* left, auto* right) { return equal_members(*left, *right, run, depth); });
    case Type::dict: return equal_dicts(as<Dict>(a), as<Dict>(b), run, depth);
    case Type::live:
        if (&a != &b) run.decline(Reason::live_object);
        return &a == &b;
    default: return &a == &b; // functions, modules
    }
}

std::optional<std::uint64_t> hash(const Object& object, Run& run, std::uint32_t depth) {
    if (!run.step() || !run.within_depth(depth)) return std::nullopt;
    switch (object.type) {
    case Type::none: return 1;
    case Type::boolean:
    case Type::integer: return base::hash64({}, static_cast<std::uint64_t>(as<Integer>(object).value));
    case Type::floating: return hash_real(as<Floating>(object).value);
    case Type::complex: return hash_real(as<Complex>(object).real); // as of the float that it may equal
    case Type::big_integer:
    case Type::string:
    case Type::bytes: return base::hash64(text_of(object), static_cast<std::uint64_t>(object.type));
    case Type::tuple: {
        std::uint64_t all = as<Sequence>(object).size;
        for (const Object* item : as<Sequence>(object).span()) {
            const auto hashed = hash(*item, run, depth + 1);
            if (!hashed) return std::nullopt;
            all = base::hash64("t", all ^ *hashed) + all;
        }
        return all;
    }
    case Type::frozenset: return hash_frozenset(as<Dict>(object));
    case Type::list: run.raise("TypeError: unhashable type: 'list'"); return std::nullopt;
    case Type::dict: run.raise("TypeError: unhashable type: 'dict'"); return std::nullopt;
    case Type::set: run.raise("TypeError: unhashable type: 'set'"); return std::nullopt;
    default: run.decline(Reason::live_object); return std::nullopt;
    }
}

} // namespace rezdex::eval
