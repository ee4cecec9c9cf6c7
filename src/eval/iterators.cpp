// Promise: see eval/iterators.h; reversed() is in eval/reversed.cpp.
#include "eval/iterators.h"

#include <array>

#include "eval/integer.h"
#include "eval/iteration.h"
#include "eval/native.h"
#include "eval/protocol.h"

namespace rezdex::eval {
namespace {

Iterator base(Object* (*advance)(Iterator&, Run&), std::string_view kind) noexcept {
    return {{Type::iterator}, advance, kind, false};
}

struct Enumerate : Iterator {
    Iterator* below;
    std::int64_t count;
};

Object* next_numbered(Iterator& iterator, Run& run) {
    auto& self = static_cast<Enumerate&>(iterator);
    Object* item = next(*self.below, run);
    if (item == nullptr || !run.room(sizeof(Integer) + sizeof(Sequence))) return nullptr;
    if (self.count == INT64_MAX) return run.decline(Reason::unsupported_expression, "a huge number");
    return make_sequence(run.arena, Type::tuple, std::array{make_integer(self.count++, run), item});
}

// Those that draw from several iterators at once.
struct Several : Iterator {
    Object* function; // of map
    Iterator** below;
    std::size_t count;
};

// One item of each below; null at the end of the first that ends. `items` has room for them.
bool draw(const Several& self, Object** items, Run& run) {
    if (!run.step(self.count)) return false;
    for (std::size_t i = 0; i < self.count; ++i) {
        items[i] = next(*self.below[i], run);
        if (items[i] == nullptr) return false;
    }
    return true;
}

Object** make_items(std::size_t count, Run& run) {
    if (!run.room(count * sizeof(Object*) + sizeof(Sequence))) return nullptr;
    return static_cast<Object**>(run.arena.allocate(count * sizeof(Object*), alignof(Object*)));
}

Object* next_together(Iterator& iterator, Run& run) {
    auto& self = static_cast<Several&>(iterator);
    Object** items = self.count == 0 ? nullptr : make_items(self.count, run);
    if (items == nullptr || !draw(self, items, run)) return nullptr;
    const auto count = static_cast<std::uint32_t>(self.count);
    return run.arena.make<Sequence>(Object{Type::tuple}, items, count, count);
}

Object* next_mapped(Iterator& iterator, Run& run) {
    auto& self = static_cast<Several&>(iterator);
    Object** items = make_items(self.count, run);
    if (items == nullptr || !draw(self, items, run)) return nullptr;
    return call(*self.function, {{items, self.count}, {}}, run);
}

Object* make_several(Iterator kind, Object* function, std::span<Object* const> iterables, Run& run) {
    if (!run.step(iterables.size()) || !run.room(iterables.size() * sizeof(Iterator*))) return nullptr;
    auto** below =
        static_cast<Iterator**>(run.arena.allocate(iterables.size() * sizeof(Iterator*), alignof(Iterator*)));
    for (std::size_t i = 0; i < iterables.size(); ++i) {
        below[i] = iterate(*iterables[i], run);
        if (below[i] == nullptr) return nullptr;
    }
    return run.arena.make<Several>(kind, function, below, iterables.size());
}

struct Filter : Iterator {
    Object* function; // null: the items' own truth
    Iterator* below;
};

Object* next_passing(Iterator& iterator, Run& run) {
    auto& self = static_cast<Filter&>(iterator);
    while (Object* item = next(*self.below, run)) {
        Object* judged = self.function == nullptr ? item : call(*self.function, {{&item, 1}, {}}, run);
        const auto passes = judged == nullptr ? std::nullopt : truth(*judged, run);
        if (!passes || !run.step()) return nullptr;
        if (*passes) return item;
    }
    return nullptr;
}

bool is_bool_type(const Object& object) noexcept {
    return object.type == Type::builtin && as<Builtin>(object).name == "bool";
}

} // namespace

Object* make_enumerate(const Arguments& arguments, Run& run) {
    static constexpr std::array<std::string_view, 2> names{"iterable", "start"};
    std::array<Object*, 2> slots{};
    if (!bind_arguments({.function = "enumerate", .names = names, .required = 1}, arguments, slots, run))
        return nullptr;
    if (slots[1] != nullptr && !is_integral(*slots[1])) {
        if (slots[1]->type == Type::big_integer) return run.decline(Reason::unsupported_call, "enumerate");
        return refuse(*slots[1], "TypeError: object cannot be interpreted as an integer", run);
    }
    Iterator* below = iterate(*slots[0], run);
    if (below == nullptr) return nullptr;
    const std::int64_t start = slots[1] == nullptr ? 0 : as<Integer>(*slots[1]).value;
    return run.arena.make<Enumerate>(base(next_numbered, "enumerate"), below, start);
}

Object* make_filter(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    Iterator* below = iterate(*arguments.positional[1], run);
    if (below == nullptr) return nullptr;
    Object* function = arguments.positional[0];
    if (function->type == Type::none || is_bool_type(*function)) function = nullptr;
    return run.arena.make<Filter>(base(next_passing, "filter"), function, below);
}

Object* make_map(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, SIZE_MAX, run)) return nullptr;
    return make_several(base(next_mapped, "map"), arguments.positional[0], arguments.positional.subspan(1),
                        run);
}

Object* make_zip(const Arguments& arguments, Run& run) {
    // strict=… is a TypeError before CPython 3.10.
    if (!arguments.keywords.empty()) return run.decline(Reason::unsupported_call, "zip");
    return make_several(base(next_together, "zip"), nullptr, arguments.positional, run);
}

} // namespace rezdex::eval
