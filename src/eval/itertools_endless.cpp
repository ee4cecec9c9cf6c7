// Promise: see eval/itertools.h: chain, count, cycle, repeat and zip_longest.
#include <algorithm>
#include <array>
#include <utility>

#include "eval/integer.h"
#include "eval/iteration.h"
#include "eval/itertools.h"
#include "eval/native.h"
#include "eval/sequence.h"

namespace rezdex::eval {
namespace {

struct Chain : Iterator {
    Iterator* iterables;
    Iterator* current; // null: the next iterable's turn
};

Object* next_of_chain(Iterator& iterator, Run& run) {
    auto& self = static_cast<Chain&>(iterator);
    while (run.step()) {
        if (self.current == nullptr) {
            Object* iterable = next(*self.iterables, run);
            if (iterable == nullptr) {
                self.ended = !run.failed();
                return nullptr;
            }
            self.current = iterate(*iterable, run);
            if (self.current == nullptr) return nullptr;
        }
        Object* item = next(*self.current, run);
        if (item != nullptr || run.failed()) return item;
        self.current = nullptr;
    }
    return nullptr;
}

Object* chain_over(Object& iterables, Run& run) {
    Iterator* of = iterate(iterables, run);
    if (of == nullptr) return nullptr;
    return run.arena.make<Chain>(Iterator{{Type::iterator}, next_of_chain, "itertools.chain", false}, of,
                                 nullptr);
}

struct Count : Iterator {
    std::int64_t value, step;
};

Object* next_count(Iterator& iterator, Run& run) {
    auto& self = static_cast<Count&>(iterator);
    if (!run.room(sizeof(Integer))) return nullptr;
    Object* value = make_integer(self.value, run);
    if (__builtin_add_overflow(self.value, self.step, &self.value))
        return run.decline(Reason::unsupported_call, "a huge number");
    return value;
}

struct Cycle : Iterator {
    Iterator* below; // null: at its end
    Sequence* items;
    std::uint32_t position;
};

Object* next_of_cycle(Iterator& iterator, Run& run) {
    auto& self = static_cast<Cycle&>(iterator);
    if (self.below != nullptr) {
        Object* item = next(*self.below, run);
        if (run.failed()) return nullptr;
        if (item != nullptr) return append(*self.items, *item, run) ? item : nullptr;
        self.below = nullptr;
    }
    if (self.items->size == 0) return nullptr;
    if (self.position == self.items->size) self.position = 0;
    return self.items->items[self.position++];
}

struct Repeat : Iterator {
    Object* object;
    std::int64_t left; // -1: endless
};

Object* next_repeated(Iterator& iterator, Run& /*run*/) {
    auto& self = static_cast<Repeat&>(iterator);
    if (self.left == 0) return nullptr;
    if (self.left > 0) --self.left;
    return self.object;
}

struct ZipLongest : Iterator {
    std::span<Iterator*> below; // null: at its end
    std::size_t open;
    Object* fill;
};

Object* next_of_longest(Iterator& iterator, Run& run) {
    auto& self = static_cast<ZipLongest&>(iterator);
    if (self.open == 0 || !run.step(self.below.size())) return nullptr;
    if (!run.room(self.below.size_bytes() + sizeof(Sequence))) return nullptr;
    const auto size = static_cast<std::uint32_t>(self.below.size());
    auto** items = static_cast<Object**>(run.arena.allocate(self.below.size_bytes(), alignof(Object*)));
    for (std::size_t i = 0; i < size; ++i) {
        items[i] = self.below[i] == nullptr ? self.fill : next(*self.below[i], run);
        if (items[i] != nullptr) continue;
        if (--self.open == 0 || run.failed()) {
            self.open = 0;
            return nullptr;
        }
        self.below[i] = nullptr;
        items[i] = self.fill;
    }
    return run.arena.make<Sequence>(Object{Type::tuple}, items, size, size);
}

} // namespace

Object* make_chain(const Arguments& arguments, Run& run) {
    if (!arguments.keywords.empty()) return run.raise("TypeError: chain() takes no keyword arguments");
    return chain_over(*make_sequence(run.arena, Type::tuple, arguments.positional), run);
}

Object* chain_from_iterable(const Arguments& arguments, Run& run) {
    return takes(arguments, 1, 1, run) ? chain_over(*arguments.positional[0], run) : nullptr;
}

Object* make_count(const Arguments& arguments, Run& run) {
    static constexpr std::array<std::string_view, 2> names{"start", "step"};
    std::array<Object*, 2> slots{};
    if (!bind_arguments({.function = "count", .names = names}, arguments, slots, run)) return nullptr;
    for (const Object* number : slots) {
        if (number != nullptr && number->type != Type::integer)
            return run.decline(Reason::unsupported_call, "itertools.count of what is no int");
    }
    const auto value = [&](std::size_t i, std::int64_t other) {
        return slots[i] == nullptr ? other : as<Integer>(*slots[i]).value;
    };
    return run.arena.make<Count>(Iterator{{Type::iterator}, next_count, "itertools.count", false},
                                 value(0, 0), value(1, 1));
}

Object* make_cycle(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    Iterator* below = iterate(*arguments.positional[0], run);
    if (below == nullptr) return nullptr;
    return run.arena.make<Cycle>(Iterator{{Type::iterator}, next_of_cycle, "itertools.cycle", false}, below,
                                 make_sequence(run.arena, Type::list, {}), 0U);
}

Object* make_repeat(const Arguments& arguments, Run& run) {
    static constexpr std::array<std::string_view, 2> names{"object", "times"};
    std::array<Object*, 2> slots{};
    if (!bind_arguments({.function = "repeat", .names = names, .required = 1}, arguments, slots, run))
        return nullptr;
    std::int64_t times = -1;
    if (slots[1] != nullptr) {
        const auto given = index_value(*slots[1], run);
        if (!given) return nullptr;
        times = std::max<std::int64_t>(*given, 0);
    }
    return run.arena.make<Repeat>(Iterator{{Type::iterator}, next_repeated, "itertools.repeat", false},
                                  slots[0], times);
}

Object* make_zip_longest(const Arguments& arguments, Run& run) {
    Object* fill = &none_object;
    for (const Keyword& keyword : arguments.keywords) {
        if (keyword.name != "fillvalue")
            return run.raise("TypeError: zip_longest() got an unexpected keyword argument");
        fill = keyword.value;
    }
    const std::size_t count = arguments.positional.size();
    if (!run.step(count) || !run.room(count * sizeof(Iterator*))) return nullptr;
    auto** below = static_cast<Iterator**>(run.arena.allocate(count * sizeof(Iterator*), alignof(Iterator*)));
    for (std::size_t i = 0; i < count; ++i) {
        below[i] = iterate(*arguments.positional[i], run);
        if (below[i] == nullptr) return nullptr;
    }
    return run.arena.make<ZipLongest>(
        Iterator{{Type::iterator}, next_of_longest, "itertools.zip_longest", false}, std::span(below, count),
        count, fill);
}

} // namespace rezdex::eval
