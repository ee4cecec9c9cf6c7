// Promise: reversed(): see eval/iterators.h.
#include "eval/characters.h"
#include "eval/dict_view.h"
#include "eval/integer.h"
#include "eval/iteration.h"
#include "eval/iterators.h"
#include "eval/native.h"
#include "eval/sequence.h"

namespace rezdex::eval {
namespace {

struct ReversedSequence : Iterator {
    const Sequence* of;
    std::int64_t position;
};

// A list that has become too short ends it, for good.
Object* previous_item(Iterator& iterator, Run& /*run*/) {
    auto& self = static_cast<ReversedSequence&>(iterator);
    if (self.position >= 0 && self.position < self.of->size) return self.of->items[self.position--];
    self.ended = true;
    return nullptr;
}

struct ReversedText : Iterator {
    std::string_view rest;
    Type type;
};

Object* previous_character(Iterator& iterator, Run& run) {
    auto& self = static_cast<ReversedText&>(iterator);
    if (self.rest.empty() || !run.room(sizeof(Text))) return nullptr;
    std::size_t at = self.rest.size() - 1;
    while (self.type == Type::string && !starts_character(self.rest[at])) --at;
    const std::string_view last = self.rest.substr(at);
    self.rest.remove_suffix(last.size());
    if (self.type == Type::bytes) return make_integer(static_cast<unsigned char>(last.front()), run);
    return make_text(run.arena, Type::string, last);
}

struct ReversedDict : Iterator {
    const Dict* of;
    DictView::Part part;
    std::uint32_t left, size, changes;
};

Object* previous_entry(Iterator& iterator, Run& run) {
    auto& self = static_cast<ReversedDict&>(iterator);
    if (self.of->type == Type::mapping && self.of->changes() != self.changes)
        return run.decline(Reason::unsupported_expression);
    if (self.of->size() != self.size) return run.raise("RuntimeError: changed size during iteration");
    if (self.of->changes() != self.changes) return run.decline(Reason::unsupported_expression);
    if (self.left == 0) {
        self.ended = true;
        return nullptr;
    }
    return part_of(self.of->entries()[--self.left], self.part, run);
}

Object* reverse_dict(const Dict& dict, DictView::Part part, Run& run) {
    const Iterator base{{Type::iterator}, previous_entry, "dict_reversekeyiterator", false};
    return run.arena.make<ReversedDict>(base, &dict, part, dict.size(), dict.size(), dict.changes());
}

Object* reverse_range(const Range& range, Run& run) {
    const std::uint64_t length = length_of(range);
    std::int64_t stop = 0, step = 0;
    if (__builtin_sub_overflow(range.start, range.step, &stop) ||
        __builtin_sub_overflow(0, range.step, &step))
        return run.decline(Reason::unsupported_call, "a huge range");
    Range other{{Type::range}, length == 0 ? stop : item_of(range, length - 1), stop, step};
    return iterate(*run.arena.make<Range>(other), run);
}

} // namespace

Object* make_reversed(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run) || !run.room(sizeof(ReversedDict))) return nullptr;
    Object& object = *arguments.positional[0];
    switch (object.type) {
    case Type::list:
    case Type::tuple: {
        const auto& sequence = as<Sequence>(object);
        const std::string_view kind = object.type == Type::list ? "list_reverseiterator" : "reversed";
        return run.arena.make<ReversedSequence>(Iterator{{Type::iterator}, previous_item, kind, false},
                                                &sequence, static_cast<std::int64_t>(sequence.size) - 1);
    }
    case Type::string:
    case Type::bytes:
        return run.arena.make<ReversedText>(Iterator{{Type::iterator}, previous_character, "reversed", false},
                                            text_of(object), object.type);
    case Type::range: return reverse_range(as<Range>(object), run);
    case Type::dict:
    case Type::mapping: return reverse_dict(as<Dict>(object), DictView::Part::keys, run);
    case Type::dict_view: return reverse_dict(*as<DictView>(object).of, as<DictView>(object).part, run);
    default: return refuse(object, "TypeError: object is not reversible", run);
    }
}

} // namespace rezdex::eval
