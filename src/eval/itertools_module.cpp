// Promise: see eval/module.h: Python's itertools; here product, permutations and combinations.
//
// Like Python's these take their arguments' items when they are called. What they then give is made at once.
#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <vector>

#include "eval/iteration.h"
#include "eval/itertools.h"
#include "eval/module.h"
#include "eval/native.h"
#include "eval/sequence.h"

namespace rezdex::eval {
namespace {

// Collects tuples, and gives an iterator over them.
class Results {
  public:
    explicit Results(Run& run) : run_(run) {}

    // The tuple of the pools' items at these positions; false after a failure.
    template <class Pool>
    bool add(std::span<const std::size_t> positions, Pool pool) {
        items_.clear();
        for (std::size_t i = 0; i < positions.size(); ++i) items_.push_back(pool(i)->items[positions[i]]);
        if (!run_.step(items_.size() + 1) || !run_.room(items_.size() * sizeof(Object*))) return false;
        tuples_.push_back(make_sequence(run_.arena, Type::tuple, items_));
        return true;
    }
    Object* iterator(std::string_view kind) {
        Iterator* made = iterate(*make_sequence(run_.arena, Type::list, tuples_), run_);
        if (made != nullptr) made->kind = kind;
        return made;
    }

  private:
    Run& run_;
    std::vector<Object*> items_, tuples_;
};

// repeat=…; nothing after a failure.
std::optional<std::size_t> repeats(const Arguments& arguments, Run& run) {
    std::int64_t times = 1;
    for (const Keyword& keyword : arguments.keywords) {
        const auto given = keyword.name == "repeat" ? index_value(*keyword.value, run) : std::nullopt;
        if (!given) {
            run.raise("TypeError: product() got an unexpected keyword argument");
            return std::nullopt;
        }
        times = *given;
    }
    if (times < 0) run.raise("ValueError: repeat argument cannot be negative");
    return times < 0 || !run.step(static_cast<std::size_t>(times)) ? std::nullopt : std::optional(times);
}

Object* product(const Arguments& arguments, Run& run) {
    const auto times = repeats(arguments, run);
    if (!times) return nullptr;
    std::vector<const Sequence*> once, pools;
    for (Object* iterable : arguments.positional) {
        once.push_back(collect(*iterable, Type::tuple, run));
        if (once.back() == nullptr) return nullptr;
    }
    if (!run.step(once.size() * *times)) return nullptr;
    for (std::size_t i = 0; i < *times; ++i) pools.insert(pools.end(), once.begin(), once.end());
    Results results(run);
    std::vector<std::size_t> at(pools.size(), 0);
    bool more = std::ranges::all_of(pools, [](const Sequence* pool) { return pool->size != 0; });
    while (more) {
        if (!results.add(at, [&](std::size_t i) { return pools[i]; })) return nullptr;
        more = false; // unless some position can go on; those behind it begin anew
        for (std::size_t i = pools.size(); i-- > 0 && !more;) {
            more = ++at[i] < pools[i]->size;
            if (!more) at[i] = 0;
        }
    }
    return results.iterator("itertools.product");
}

struct Chosen {
    const Sequence* pool;
    std::size_t length;
};

// (iterable, r), where r may be left out if `whole`.
std::optional<Chosen> chosen(const Arguments& arguments, bool whole, Run& run) {
    if (!arguments.keywords.empty() || arguments.positional.size() > 2) {
        run.decline(Reason::unsupported_call, "itertools");
        return std::nullopt;
    }
    if (!takes(arguments, whole ? 1 : 2, 2, run)) return std::nullopt;
    const Sequence* pool = collect(*arguments.positional[0], Type::tuple, run);
    if (pool == nullptr) return std::nullopt;
    if (arguments.positional.size() == 1 || arguments.positional[1]->type == Type::none) {
        if (whole) return Chosen{pool, pool->size};
        run.raise("TypeError: an integer is required");
        return std::nullopt;
    }
    const auto length = index_value(*arguments.positional[1], run);
    if (!length) return std::nullopt;
    if (*length < 0) {
        run.raise("ValueError: r must be non-negative");
        return std::nullopt;
    }
    return Chosen{pool, static_cast<std::size_t>(*length)};
}

Object* permutations(const Arguments& arguments, Run& run) {
    const auto from = chosen(arguments, true, run);
    if (!from) return nullptr;
    Results results(run);
    std::vector<std::size_t> at;
    const auto pool = [&](std::size_t) { return from->pool; };
    // Depth first, in the order of positions.
    const auto extend = [&](const auto& self) -> bool {
        if (at.size() == from->length) return results.add(at, pool);
        for (std::size_t i = 0; i < from->pool->size; ++i) {
            if (!run.step()) return false;
            if (std::ranges::find(at, i) != at.end()) continue;
            at.push_back(i);
            if (!self(self)) return false;
            at.pop_back();
        }
        return true;
    };
    if (from->length <= from->pool->size && (!run.within_depth(from->pool->size) || !extend(extend))) {
        return nullptr;
    }
    return results.iterator("itertools.permutations");
}

Object* combinations(const Arguments& arguments, Run& run) {
    const auto from = chosen(arguments, false, run);
    if (!from) return nullptr;
    const std::size_t size = from->pool->size, length = from->length;
    Results results(run);
    if (length > size) return results.iterator("itertools.combinations");
    std::vector<std::size_t> at(length);
    std::iota(at.begin(), at.end(), std::size_t{0});
    while (true) {
        if (!results.add(at, [&](std::size_t) { return from->pool; })) return nullptr;
        std::size_t i = length;
        while (i > 0 && at[i - 1] == size - length + i - 1) --i;
        if (i == 0) return results.iterator("itertools.combinations");
        std::iota(at.begin() + static_cast<std::ptrdiff_t>(i - 1), at.end(), at[i - 1] + 1);
    }
}

using enum Builtin::Kind;
constexpr auto functions = std::to_array<Builtin>({
    {"accumulate", function, make_accumulate},
    {"chain", function, make_chain},
    {"combinations", function, combinations},
    {"compress", function, make_compress},
    {"count", function, make_count},
    {"cycle", function, make_cycle},
    {"dropwhile", function, make_dropwhile},
    {"filterfalse", function, make_filterfalse},
    {"groupby", function, make_groupby},
    {"islice", function, make_islice},
    {"permutations", function, permutations},
    {"product", function, product},
    {"repeat", function, make_repeat},
    {"starmap", function, make_starmap},
    {"takewhile", function, make_takewhile},
    {"zip_longest", function, make_zip_longest},
});
static_assert(std::ranges::is_sorted(functions, {}, &Builtin::name));

} // namespace

Builtins itertools_functions() noexcept { return functions; }

} // namespace rezdex::eval
