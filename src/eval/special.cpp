// Promise: see eval/special.h: everything but operators.
#include "eval/special.h"

#include <cstdint>
#include <vector>

#include "eval/class.h"
#include "eval/compare.h"
#include "eval/descriptor.h"
#include "eval/exception.h"
#include "eval/integer.h"
#include "eval/methods.h"
#include "eval/native.h"
#include "eval/number.h"
#include "eval/protocol.h"

namespace rezdex::eval {
namespace {

Object* missing(std::string_view message, Run& run) { return run.raise(message); }

// What a method gave where Python wants something of another type.
std::nullptr_t refuse_given(const Object& given, std::string_view message, Run& run) {
    return given.type == Type::instance ? run.raise(message) : refuse(given, message, run);
}

// An object that __iter__ gave, as iter() takes it.
bool is_iterator(const Object& object) noexcept {
    return object.type == Type::iterator || find_special(object, "__next__") != nullptr;
}

struct OwnIterator : Iterator { // calls __next__, again and again
    Object* self;
};

Object* next_own(Iterator& iterator, Run& run) {
    Object* item = special_next(*static_cast<OwnIterator&>(iterator).self, run);
    if (item == nullptr) (void)recover_from("StopIteration", run);
    return item;
}

struct ItemIterator : Iterator { // calls __getitem__ with 0, 1 …
    Object* self;
    std::int64_t position;
};

Object* next_of_items(Iterator& iterator, Run& run) {
    auto& items = static_cast<ItemIterator&>(iterator);
    Object* item = special_item(*items.self, *make_integer(items.position, run), run);
    if (item != nullptr)
        ++items.position;
    else if (recover_from("IndexError", run) || recover_from("StopIteration", run))
        items.ended = true;
    return item;
}

Iterator* wrap(Object& object, Run& run) {
    if (object.type == Type::iterator) return &as<Iterator>(object);
    return run.arena.make<OwnIterator>(Iterator{{Type::iterator}, next_own, type_name(object), false},
                                       &object);
}

// The str that a method gives, appended.
bool append_given(Object& method, const Object& self, std::initializer_list<Object*> arguments,
                  std::string& to, Run& run) {
    const Object* text = call_special(method, self, arguments, run);
    if (text == nullptr) return false;
    if (text->type != Type::string) {
        refuse_given(*text, "TypeError: the method returned something else than a str", run);
        return false;
    }
    if (!run.room(to.size() + text_of(*text).size())) return false;
    to += text_of(*text);
    return true;
}

} // namespace

bool has_special_methods(const Object& object) noexcept {
    return object.type == Type::instance && as<Instance>(object).made_by->special;
}

Object* find_special(const Object& self, std::string_view name) noexcept {
    const Class* made_by = class_of(self);
    if (made_by == nullptr) return nullptr;
    for (const Object* at : made_by->order) {
        if (at->type != Type::class_) continue;
        if (const Dict::Entry* entry = as<Class>(*at).members->find(name)) return entry->value;
    }
    return nullptr;
}

Object* call_special(Object& method, const Object& self, std::initializer_list<Object*> arguments, Run& run) {
    if (!run.step() || !run.within_depth(0)) return nullptr;
    auto& object = const_cast<Object&>(self); // whoever asks does not change it; the method may
    ++run.special_calls;
    std::vector<Object*> values;
    Object* callee = &method;
    if (method.type == Type::function)
        values.push_back(&object);
    else
        callee = bind_member(method, &object, *class_of(self), run);
    values.insert(values.end(), arguments);
    Object* result = callee == nullptr            ? nullptr
                     : callee->type == Type::none ? run.decline(Reason::unsupported_call)
                                                  : call(*callee, {values, {}}, run);
    --run.special_calls;
    return result;
}

std::optional<bool> special_truth(const Object& self, Run& run) {
    if (!run.step(class_of(self)->order.size())) return std::nullopt;
    if (Object* method = find_special(self, "__bool__")) {
        const Object* is = call_special(*method, self, {}, run);
        if (is == nullptr) return std::nullopt;
        if (is->type == Type::boolean) return is == &true_object;
        refuse_given(*is, "TypeError: __bool__ should return bool", run);
        return std::nullopt;
    }
    if (find_special(self, "__len__") == nullptr) return true;
    const auto size = special_length(self, run);
    return size ? std::optional(*size != 0) : std::nullopt;
}

std::optional<std::size_t> special_length(const Object& self, Run& run) {
    Object* method = find_special(self, "__len__");
    const Object* size = method == nullptr ? missing("TypeError: object has no len()", run)
                                           : call_special(*method, self, {}, run);
    if (size == nullptr) return std::nullopt;
    if (is_integral(*size) && as<Integer>(*size).value >= 0)
        return static_cast<std::size_t>(as<Integer>(*size).value);
    if (is_integral(*size))
        run.raise("ValueError: __len__() should return >= 0");
    else if (size->type == Type::big_integer)
        run.decline(Reason::may_raise, "a huge length");
    else
        refuse_given(*size, "TypeError: object cannot be interpreted as an integer", run);
    return std::nullopt;
}

std::optional<bool> special_contains(Object& self, Object& item, Run& run) {
    if (Object* method = find_special(self, "__contains__")) {
        const Object* is = call_special(*method, self, {&item}, run);
        return is == nullptr ? std::nullopt : truth(*is, run);
    }
    Iteration members(self, run);
    while (const Object* member = members.next()) {
        const bool found = member == &item || equal(*member, item, run);
        if (run.failed()) return std::nullopt;
        if (found) return true;
    }
    return run.failed() ? std::nullopt : std::optional(false);
}

// Two objects are to have equal hashes here where CPython's are equal: what __hash__ gives may be the hash of
// an integer, whose small values are their own.
std::optional<std::uint64_t> special_hash(const Object& self, Run& run) {
    if (!run.step(class_of(self)->order.size())) return std::nullopt;
    Object* method = find_special(self, "__hash__");
    if (method == nullptr) return reinterpret_cast<std::uintptr_t>(&self);
    if (method->type == Type::none) {
        run.raise("TypeError: unhashable type");
        return std::nullopt;
    }
    const Object* given = call_special(*method, self, {}, run);
    if (given == nullptr) return std::nullopt;
    if (given->type == Type::live && as<Live>(*given).injected == Injected::hash)
        return static_cast<const Hash&>(*given).value;
    constexpr std::int64_t most = (std::int64_t{1} << 61) - 1; // the modulus of an integer's hash
    if (is_integral(*given) && as<Integer>(*given).value >= 0 && as<Integer>(*given).value < most)
        return hash_number(*given, run);
    if (is_number(*given) && given->type < Type::floating)
        run.decline(Reason::unsupported_call, "__hash__");
    else
        refuse_given(*given, "TypeError: __hash__ method should return an integer", run);
    return std::nullopt;
}

Object* special_item(Object& self, Object& index, Run& run) {
    Object* method = find_special(self, "__getitem__");
    return method == nullptr ? missing("TypeError: object is not subscriptable", run)
                             : call_special(*method, self, {&index}, run);
}

bool set_special_item(Object& self, Object& index, Object* value, Run& run) {
    Object* method = find_special(self, value != nullptr ? "__setitem__" : "__delitem__");
    if (method == nullptr) { // one slot of a type stands for both
        const bool other = find_special(self, value != nullptr ? "__delitem__" : "__setitem__") != nullptr;
        run.raise(other ? "AttributeError: the other one of __setitem__ and __delitem__"
                        : "TypeError: object does not support item assignment or deletion");
        return false;
    }
    if (value == nullptr) return call_special(*method, self, {&index}, run) != nullptr;
    return call_special(*method, self, {&index, value}, run) != nullptr;
}

Object* special_iter(Object& self, Run& run) {
    if (Object* method = find_special(self, "__iter__")) {
        Object* given = call_special(*method, self, {}, run);
        if (given == nullptr || is_iterator(*given)) return given;
        return refuse_given(*given, "TypeError: iter() returned non-iterator", run);
    }
    if (find_special(self, "__getitem__") == nullptr)
        return missing("TypeError: object is not iterable", run);
    return run.arena.make<ItemIterator>(Iterator{{Type::iterator}, next_of_items, "iterator", false}, &self,
                                        std::int64_t{0});
}

Iterator* special_iterator(Object& self, Run& run) {
    Object* iterator = special_iter(self, run);
    return iterator == nullptr ? nullptr : wrap(*iterator, run);
}

Object* special_next(Object& self, Run& run) {
    Object* method = find_special(self, "__next__");
    return method == nullptr ? missing("TypeError: object is not an iterator", run)
                             : call_special(*method, self, {}, run);
}

bool ask_length(const Object& self, Run& run) {
    if (find_special(self, "__len__") == nullptr) return true;
    return special_length(self, run) || recover_from("TypeError", run);
}

bool append_special_repr(const Object& self, std::string& to, Run& run) {
    if (Object* method = find_special(self, "__repr__")) return append_given(*method, self, {}, to, run);
    run.decline(Reason::live_object, "an object whose text is not known");
    return false;
}

bool append_special_str(const Object& self, std::string& to, Run& run) {
    if (Object* method = find_special(self, "__str__")) return append_given(*method, self, {}, to, run);
    return append_special_repr(self, to, run);
}

bool append_special_format(const Object& self, std::string_view spec, std::string& to, Run& run) {
    if (Object* method = find_special(self, "__format__")) {
        Object* given = make_text(run.arena, Type::string, run.arena.copy(spec));
        return append_given(*method, self, {given}, to, run);
    }
    if (spec.empty()) return append_str(self, to, run);
    run.raise("TypeError: unsupported format string passed to __format__");
    return false;
}

} // namespace rezdex::eval
