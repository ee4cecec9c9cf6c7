// Promise: see eval/itertools.h: compress, dropwhile, filterfalse, islice and takewhile.
#include <array>

#include "eval/iteration.h"
#include "eval/itertools.h"
#include "eval/native.h"
#include "eval/protocol.h"

namespace rezdex::eval {
namespace {

struct Selecting : Iterator {
    Object* function; // null: the items' own truth
    Iterator* below;
    bool passed; // of dropwhile: an item has failed the test
};

std::optional<bool> judge(const Selecting& self, Object* item, Run& run) {
    if (!run.step()) return std::nullopt;
    Object* judged = self.function == nullptr ? item : call(*self.function, {{&item, 1}, {}}, run);
    return judged == nullptr ? std::nullopt : truth(*judged, run);
}

Object* next_dropped(Iterator& iterator, Run& run) {
    auto& self = static_cast<Selecting&>(iterator);
    while (Object* item = next(*self.below, run)) {
        if (self.passed) return item;
        const auto drops = judge(self, item, run);
        if (!drops) return nullptr;
        if (*drops) continue;
        self.passed = true;
        return item;
    }
    return nullptr;
}

Object* next_taken(Iterator& iterator, Run& run) {
    auto& self = static_cast<Selecting&>(iterator);
    Object* item = next(*self.below, run);
    const auto takes = item == nullptr ? std::nullopt : judge(self, item, run);
    if (takes && !*takes) self.ended = true;
    return takes && *takes ? item : nullptr;
}

Object* next_failing(Iterator& iterator, Run& run) {
    auto& self = static_cast<Selecting&>(iterator);
    while (Object* item = next(*self.below, run)) {
        const auto passes = judge(self, item, run);
        if (!passes) return nullptr;
        if (!*passes) return item;
    }
    return nullptr;
}

Object* make_selecting(const Arguments& arguments, Object* (*advance)(Iterator&, Run&), std::string_view kind,
                       Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    Iterator* below = iterate(*arguments.positional[1], run);
    if (below == nullptr) return nullptr;
    return run.arena.make<Selecting>(Iterator{{Type::iterator}, advance, kind, false},
                                     arguments.positional[0], below, false);
}

struct Compress : Iterator {
    Iterator *items, *selectors;
};

Object* next_selected(Iterator& iterator, Run& run) {
    auto& self = static_cast<Compress&>(iterator);
    while (Object* item = next(*self.items, run)) {
        const Object* selector = run.step() ? next(*self.selectors, run) : nullptr;
        const auto wanted = selector == nullptr ? std::nullopt : truth(*selector, run);
        if (!wanted) return nullptr;
        if (*wanted) return item;
    }
    return nullptr;
}

struct Islice : Iterator {
    Iterator* below;
    std::int64_t next, stop, step, count; // stop -1: to the end
};

// As CPython's: what is skipped is drawn when the item behind it is asked for.
Object* next_of_slice(Iterator& iterator, Run& run) {
    auto& self = static_cast<Islice&>(iterator);
    self.ended = true; // where it ends it stays so
    for (; self.count < self.next; ++self.count) {
        if (!run.step() || next(*self.below, run) == nullptr) return nullptr;
    }
    if (self.stop != -1 && self.count >= self.stop) return nullptr;
    Object* item = next(*self.below, run);
    if (item == nullptr) return nullptr;
    ++self.count;
    if (__builtin_add_overflow(self.next, self.step, &self.next)) self.next = INT64_MAX;
    if (self.stop != -1 && self.next > self.stop) self.next = self.stop;
    self.ended = false;
    return item;
}

// None, or an int that is not negative. False after a failure.
bool slice_bound(const Object& bound, std::int64_t least, std::int64_t& to, Run& run) {
    if (bound.type == Type::none) return true;
    if (bound.type == Type::big_integer || !is_integral(bound)) {
        refuse(bound, "ValueError: indices for islice() must be None or an integer: 0 <= x <= sys.maxsize",
               run);
        return false;
    }
    to = as<Integer>(bound).value;
    if (to >= least) return true;
    run.raise("ValueError: indices for islice() must be None or an integer: 0 <= x <= sys.maxsize");
    return false;
}

bool is_bool_or_none(const Object& object) noexcept {
    return object.type == Type::none || (object.type == Type::builtin && as<Builtin>(object).name == "bool");
}

} // namespace

Object* make_compress(const Arguments& arguments, Run& run) {
    static constexpr std::array<std::string_view, 2> names{"data", "selectors"};
    std::array<Object*, 2> slots{};
    if (!bind_arguments({.function = "compress", .names = names, .required = 2}, arguments, slots, run))
        return nullptr;
    Iterator* items = iterate(*slots[0], run);
    Iterator* selectors = items == nullptr ? nullptr : iterate(*slots[1], run);
    if (selectors == nullptr) return nullptr;
    return run.arena.make<Compress>(Iterator{{Type::iterator}, next_selected, "itertools.compress", false},
                                    items, selectors);
}

Object* make_dropwhile(const Arguments& arguments, Run& run) {
    return make_selecting(arguments, next_dropped, "itertools.dropwhile", run);
}

Object* make_takewhile(const Arguments& arguments, Run& run) {
    return make_selecting(arguments, next_taken, "itertools.takewhile", run);
}

Object* make_filterfalse(const Arguments& arguments, Run& run) {
    Object* made = make_selecting(arguments, next_failing, "itertools.filterfalse", run);
    if (made == nullptr) return nullptr;
    Object*& function = static_cast<Selecting*>(made)->function;
    if (is_bool_or_none(*function)) function = nullptr;
    return made;
}

Object* make_islice(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 4, run)) return nullptr;
    const auto given = arguments.positional;
    std::int64_t start = 0, stop = -1, step = 1;
    const Object& end = given.size() == 2 ? *given[1] : *given[2];
    if (given.size() > 2 && !slice_bound(*given[1], 0, start, run)) return nullptr;
    if (!slice_bound(end, 0, stop, run)) return nullptr;
    if (given.size() > 3 && !slice_bound(*given[3], 1, step, run)) return nullptr;
    Iterator* below = iterate(*given[0], run);
    if (below == nullptr) return nullptr;
    return run.arena.make<Islice>(Iterator{{Type::iterator}, next_of_slice, "itertools.islice", false}, below,
                                  start, stop, step, 0);
}

} // namespace rezdex::eval
