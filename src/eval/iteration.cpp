// Promise: see eval/iteration.h: iterators over what holds its items itself.
#include "eval/iteration.h"

#include "eval/characters.h"
#include "eval/dict_view.h"
#include "eval/exception.h"
#include "eval/input.h"
#include "eval/integer.h"
#include "eval/native.h"
#include "eval/sequence.h"
#include "eval/special.h"

namespace rezdex::eval {
namespace {

// Ended for good, as an iterator of CPython's is that lets go of what it walked over.
Object* end(Iterator& iterator) noexcept {
    iterator.ended = true;
    return nullptr;
}

struct SequenceIterator : Iterator {
    const Sequence* of;
    std::uint32_t position;
};

Object* next_item(Iterator& iterator, Run& /*run*/) {
    auto& self = static_cast<SequenceIterator&>(iterator);
    return self.position < self.of->size ? self.of->items[self.position++] : end(self);
}

struct TextIterator : Iterator {
    std::string_view rest;
};

Object* next_character(Iterator& iterator, Run& run) {
    auto& self = static_cast<TextIterator&>(iterator);
    if (self.rest.empty()) return end(self);
    if (!run.room(sizeof(Text))) return nullptr;
    const std::size_t size = character_size(self.rest);
    Object* character = make_text(run.arena, Type::string, self.rest.substr(0, size));
    self.rest.remove_prefix(size);
    return character;
}

Object* next_byte(Iterator& iterator, Run& run) {
    auto& self = static_cast<TextIterator&>(iterator);
    if (self.rest.empty()) return end(self);
    if (!run.room(sizeof(Integer))) return nullptr;
    const auto byte = static_cast<unsigned char>(self.rest.front());
    self.rest.remove_prefix(1);
    return make_integer(byte, run);
}

struct RangeIterator : Iterator {
    Range range;
    std::uint64_t position, length;
};

Object* next_in_range(Iterator& iterator, Run& run) {
    auto& self = static_cast<RangeIterator&>(iterator);
    if (self.position == self.length) return end(self);
    if (!run.room(sizeof(Integer))) return nullptr;
    return make_integer(item_of(self.range, self.position++), run);
}

struct DictIterator : Iterator {
    const Dict* of;
    DictView::Part part;
    std::uint32_t position, size, changes;
};

Object* next_entry(Iterator& iterator, Run& run) {
    auto& self = static_cast<DictIterator&>(iterator);
    if (self.of->type == Type::mapping && self.of->changes() != self.changes) // each kind has its own rule
        return run.decline(Reason::unsupported_expression);
    if (self.of->size() != self.size) return run.raise("RuntimeError: changed size during iteration");
    // CPython then goes on behind the place where it was, among entries that may have moved.
    if (self.of->changes() != self.changes) return run.decline(Reason::unsupported_expression);
    if (self.position == self.size) return end(self);
    return part_of(self.of->entries()[self.position++], self.part, run);
}

Iterator* over_dict(const Dict& dict, DictView::Part part, std::string_view kind, Run& run) {
    return run.arena.make<DictIterator>(Iterator{{Type::iterator}, next_entry, kind, false}, &dict, part, 0U,
                                        dict.size(), dict.changes());
}

Iterator* over_view(const DictView& view, Run& run) {
    using enum DictView::Part;
    return over_dict(*view.of, view.part,
                     view.part == keys     ? "dict_keyiterator"
                     : view.part == values ? "dict_valueiterator"
                                           : "dict_itemiterator",
                     run);
}

Iterator* over_set(const Dict& set, Run& run) {
    if (set.size() > 1) return static_cast<Iterator*>(run.decline(Reason::hash_order));
    return over_dict(set, DictView::Part::keys, "set_iterator", run);
}

Iterator* over_sequence(const Sequence& sequence, std::string_view kind, Run& run) {
    return run.arena.make<SequenceIterator>(Iterator{{Type::iterator}, next_item, kind, false}, &sequence,
                                            0U);
}

Iterator* over_text(const Object& text, Object* (*advance)(Iterator&, Run&), std::string_view kind,
                    Run& run) {
    return run.arena.make<TextIterator>(Iterator{{Type::iterator}, advance, kind, false}, text_of(text));
}

Iterator* over_range(const Range& range, Run& run) {
    return run.arena.make<RangeIterator>(Iterator{{Type::iterator}, next_in_range, "range_iterator", false},
                                         range, 0U, length_of(range));
}

} // namespace

Iterator* iterate(Object& object, Run& run) {
    if (!run.room(sizeof(RangeIterator))) return nullptr;
    switch (object.type) {
    case Type::iterator: return &as<Iterator>(object);
    case Type::list: return over_sequence(as<Sequence>(object), "list_iterator", run);
    case Type::tuple: return over_sequence(as<Sequence>(object), "tuple_iterator", run);
    case Type::string: return over_text(object, next_character, "str_iterator", run);
    case Type::bytes: return over_text(object, next_byte, "bytes_iterator", run);
    case Type::range: return over_range(as<Range>(object), run);
    case Type::dict:
    case Type::mapping: return over_dict(as<Dict>(object), DictView::Part::keys, "dict_keyiterator", run);
    case Type::dict_view: return over_view(as<DictView>(object), run);
    case Type::set:
    case Type::frozenset: return over_set(as<Dict>(object), run);
    case Type::live: {
        Object* operand = as_operand(object, run);
        if (operand == nullptr) return nullptr;
        if (operand != &object) return iterate(*operand, run);
        return static_cast<Iterator*>(refuse(object, "TypeError: object is not iterable", run));
    }
    case Type::instance:
        if (has_special_methods(object)) return special_iterator(object, run);
        [[fallthrough]];
    default: return static_cast<Iterator*>(refuse(object, "TypeError: object is not iterable", run));
    }
}

Object* next(Iterator& iterator, Run& run) {
    if (iterator.ended) return nullptr;
    if (!run.within_depth(run.nested_nexts)) return nullptr;
    ++run.nested_nexts;
    Object* item = iterator.advance(iterator, run);
    --run.nested_nexts;
    // To who asked, a StopIteration from a function of the definition is the iterator's end.
    if (item == nullptr && is_raising(run, "StopIteration")) doubt(run, Reason::unsupported_expression);
    return item;
}

} // namespace rezdex::eval
