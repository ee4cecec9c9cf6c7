// Promise: see eval/itertools.h: accumulate, groupby and starmap.
#include <array>
#include <utility>

#include "eval/compare.h"
#include "eval/iteration.h"
#include "eval/itertools.h"
#include "eval/native.h"
#include "eval/protocol.h"
#include "eval/sequence.h"

namespace rezdex::eval {
namespace {

Iterator base(Object* (*advance)(Iterator&, Run&), std::string_view kind) noexcept {
    return {{Type::iterator}, advance, kind, false};
}

struct Accumulate : Iterator {
    Iterator* below;
    Object* function; // null: +
    Object* initial;  // null: given already, or none
    Object* total;
};

Object* next_total(Iterator& iterator, Run& run) {
    auto& self = static_cast<Accumulate&>(iterator);
    if (self.initial != nullptr) return self.total = std::exchange(self.initial, nullptr);
    Object* item = next(*self.below, run);
    if (item == nullptr) return nullptr;
    if (self.total == nullptr) return self.total = item;
    Object* const both[]{self.total, item};
    Object* total = self.function == nullptr ? binary(syntax::BinaryOperator::add, *self.total, *item, run)
                                             : call(*self.function, {both, {}}, run);
    if (total != nullptr) self.total = total;
    return total;
}

struct GroupBy : Iterator {
    Iterator* below;
    Object* function; // null: the items themselves
    Object *target, *key, *value;
    const Iterator* group; // the one given last
};

struct Group : Iterator {
    GroupBy* parent;
    Object* target;
};

// To the next item and its key; false at the end, too.
bool next_keyed(GroupBy& self, Run& run) {
    Object* value = run.step() ? next(*self.below, run) : nullptr;
    Object* key = value == nullptr           ? nullptr
                  : self.function == nullptr ? value
                                             : call(*self.function, {{&value, 1}, {}}, run);
    if (key == nullptr) return false;
    self.value = value;
    self.key = key;
    return true;
}

bool same_key(const Object& a, const Object& b, Run& run) { return &a == &b || equal(a, b, run); }

Object* next_in_group(Iterator& iterator, Run& run) {
    auto& self = static_cast<Group&>(iterator);
    GroupBy& parent = *self.parent;
    if (parent.group != &self) return nullptr;
    if (parent.value == nullptr && !next_keyed(parent, run)) return nullptr;
    if (!same_key(*self.target, *parent.key, run)) return nullptr;
    return std::exchange(parent.value, nullptr);
}

Object* next_group(Iterator& iterator, Run& run) {
    auto& self = static_cast<GroupBy&>(iterator);
    self.group = nullptr;
    while (self.key == nullptr || (self.target != nullptr && same_key(*self.target, *self.key, run))) {
        if (run.failed() || !next_keyed(self, run)) return nullptr;
    }
    if (run.failed() || !run.room(sizeof(Group) + sizeof(Sequence))) return nullptr;
    self.target = self.key;
    Object* group = run.arena.make<Group>(base(next_in_group, "itertools._grouper"), &self, self.target);
    self.group = &as<Iterator>(*group);
    return make_sequence(run.arena, Type::tuple, std::array{self.key, group});
}

struct Starmap : Iterator {
    Object* function;
    Iterator* below;
};

Object* next_starred(Iterator& iterator, Run& run) {
    auto& self = static_cast<Starmap&>(iterator);
    Object* item = next(*self.below, run);
    const Sequence* arguments = item == nullptr ? nullptr : collect(*item, Type::tuple, run);
    return arguments == nullptr ? nullptr : call(*self.function, {arguments->span(), {}}, run);
}

} // namespace

Object* make_accumulate(const Arguments& arguments, Run& run) {
    static constexpr std::array<std::string_view, 3> names{"iterable", "func", "initial"};
    std::array<Object*, 3> slots{};
    if (!bind_arguments({.function = "accumulate", .names = names, .required = 1, .positional = 2}, arguments,
                        slots, run))
        return nullptr;
    for (Object*& slot : slots) {
        if (slot != nullptr && slot->type == Type::none && &slot != slots.data()) slot = nullptr;
    }
    Iterator* below = iterate(*slots[0], run);
    if (below == nullptr) return nullptr;
    return run.arena.make<Accumulate>(base(next_total, "itertools.accumulate"), below, slots[1], slots[2],
                                      nullptr);
}

Object* make_groupby(const Arguments& arguments, Run& run) {
    static constexpr std::array<std::string_view, 2> names{"iterable", "key"};
    std::array<Object*, 2> slots{};
    if (!bind_arguments({.function = "groupby", .names = names, .required = 1}, arguments, slots, run))
        return nullptr;
    Iterator* below = iterate(*slots[0], run);
    if (below == nullptr) return nullptr;
    Object* function = slots[1] == nullptr || slots[1]->type == Type::none ? nullptr : slots[1];
    return run.arena.make<GroupBy>(base(next_group, "itertools.groupby"), below, function, nullptr, nullptr,
                                   nullptr, nullptr);
}

Object* make_starmap(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    Iterator* below = iterate(*arguments.positional[1], run);
    if (below == nullptr) return nullptr;
    return run.arena.make<Starmap>(base(next_starred, "itertools.starmap"), arguments.positional[0], below);
}

} // namespace rezdex::eval
