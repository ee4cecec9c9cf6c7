// Promise: see make_class() in eval/class.h: what `class` makes of its bases and of what its body left.
#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "eval/class.h"
#include "eval/descriptor.h"
#include "eval/exception.h"
#include "eval/methods.h"
#include "eval/native.h"
#include "eval/special.h"

namespace rezdex::eval {
namespace {

constexpr std::size_t most_bases = 32; // each look-up walks over them

bool is_exception_type(const Object& object) noexcept {
    return object.type == Type::builtin && as<Builtin>(object).of == Type::exception;
}

std::vector<Object*> order_of(Object& base) {
    if (base.type == Type::class_) {
        const auto order = as<Class>(base).order;
        return {order.begin(), order.end()};
    }
    std::vector<Object*> order;
    if (is_exception_type(base)) { // nothing ever writes to a Builtin
        for (const Builtin* at = &as<Builtin>(base); at != nullptr; at = base_of(*at))
            order.push_back(const_cast<Builtin*>(at));
    }
    order.push_back(builtin_object("object"));
    return order;
}

bool is_behind_the_first(std::span<const std::vector<Object*>> orders, const Object* wanted) {
    return std::ranges::any_of(orders, [wanted](const std::vector<Object*>& order) {
        return !order.empty() && std::ranges::find(order.begin() + 1, order.end(), wanted) != order.end();
    });
}

// Objects/typeobject.c:mro_implementation: the first of each order that stands behind the first of none.
std::optional<std::vector<Object*>> merge(std::vector<std::vector<Object*>> orders, Run& run) {
    std::vector<Object*> merged;
    while (true) {
        std::erase_if(orders, [](const std::vector<Object*>& order) { return order.empty(); });
        if (orders.empty()) return merged;
        const auto next = std::ranges::find_if(orders, [&orders](const std::vector<Object*>& order) {
            return !is_behind_the_first(orders, order.front());
        });
        if (next == orders.end()) {
            run.raise("TypeError: Cannot create a consistent method resolution order");
            return std::nullopt;
        }
        Object* taken = next->front();
        merged.push_back(taken);
        for (std::vector<Object*>& order : orders) {
            if (order.front() == taken) order.erase(order.begin());
        }
        if (!run.step(orders.size())) return std::nullopt;
    }
}

// What comes behind the class itself in its order. Nothing after a failure.
std::optional<std::vector<Object*>> order_of_bases(std::span<Object* const> bases, Run& run) {
    std::vector<std::vector<Object*>> orders;
    if (bases.size() >= most_bases) {
        run.decline(Reason::limit_nesting);
        return std::nullopt;
    }
    for (Object* base : bases) {
        if (base->type != Type::class_ && !is_exception_type(*base) && !is_object_type(*base)) {
            run.decline(Reason::unsupported_statement, "a class of this kind");
            return std::nullopt;
        }
        if (std::ranges::count(bases, base) > 1) {
            run.raise("TypeError: duplicate base class");
            return std::nullopt;
        }
        orders.push_back(order_of(*base));
    }
    orders.emplace_back(bases.begin(), bases.end());
    auto merged = merge(std::move(orders), run);
    if (merged && merged->size() >= most_bases) {
        run.decline(Reason::limit_nesting);
        return std::nullopt;
    }
    return merged;
}

// Whether all exceptions that it is made from lie alike in memory, and it has no more than an exception may.
bool is_known_exception(const Class& made, Run& run) {
    const Builtin* root = exception_root(made);
    const bool several = std::ranges::any_of(made.order, [root](const Object* each) {
        return is_exception_type(*each) && !is_subtype(*root, as<Builtin>(*each)) &&
               !is_plain_exception(as<Builtin>(*each));
    });
    const bool plain = is_plain_exception(*root);
    const bool raises = is_subtype(*root, *exception_type("UnicodeError")) ||
                        is_subtype(*root, *exception_type("SyntaxError"));
    const Instance like{{Type::instance}, &made, nullptr};
    const bool changed =
        std::ranges::any_of(std::array{"__init__", "__str__", "__new__", "__getattr__", "__setattr__"},
                            [&like](std::string_view name) { return find_special(like, name) != nullptr; });
    if (!several && !made.special && !raises && (plain || !changed) && !made.has_slots) return true;
    run.decline(Reason::unsupported_statement, "an exception of this kind");
    return false;
}

// __slots__: a member for each. False after a failure.
bool make_slots(Class& made, Object& names, Run& run) {
    const auto unsure = [&run] {
        run.decline(Reason::unsupported_statement, "__slots__");
        return false;
    };
    std::vector<Object*> all;
    if (names.type == Type::string) {
        all.push_back(&names);
    } else if (names.type == Type::list || names.type == Type::tuple) {
        const auto span = as<Sequence>(names).span();
        all.assign(span.begin(), span.end());
    } else {
        return unsure();
    }
    for (Object* name : all) {
        if (name->type != Type::string || text_of(*name).starts_with("__") ||
            made.members->find(text_of(*name)) != nullptr)
            return unsure();
        auto* slot = run.arena.make<Descriptor>(Object{Type::descriptor}, Descriptor::Kind::slot, name,
                                                nullptr, nullptr);
        if (made.members->bind(text_of(*name), *slot, run) == nullptr) return false;
    }
    made.has_slots = made.has_slots || !all.empty();
    return true;
}

// What type() does to members of certain names.
bool adapt_members(Class& made, Run& run) {
    Dict& members = *made.members;
    if (Dict::Entry* entry = members.find("__new__");
        entry != nullptr && entry->value->type == Type::function)
        entry->value = run.arena.make<Descriptor>(Object{Type::descriptor}, Descriptor::Kind::static_method,
                                                  entry->value, nullptr, nullptr);
    if (members.find("__eq__") != nullptr && members.find("__hash__") == nullptr &&
        members.bind("__hash__", none_object, run) == nullptr)
        return false;
    const Dict::Entry* slots = members.find("__slots__");
    return slots == nullptr || make_slots(made, *slots->value, run);
}

// member.__set_name__(class, name)
bool tell_names(Class& made, Run& run) {
    const Dict* members = made.members->copy();
    return std::ranges::all_of(members->entries(), [&](const Dict::Entry& entry) {
        Object* tell = find_special(*entry.value, "__set_name__");
        if (tell == nullptr) return true;
        Object* told = call_special(*tell, *entry.value, {&made, entry.key}, run);
        doubt(run, Reason::unsupported_statement); // before CPython 3.12 another exception takes its place
        return told != nullptr;
    });
}

} // namespace

Class* make_class(std::string_view name, std::span<Object* const> bases, Dict& members, Run& run) {
    std::vector<Object*> all(bases.begin(), bases.end());
    if (all.empty()) all.push_back(builtin_object("object"));
    auto order = order_of_bases(all, run);
    if (!order || !run.room(order->size() * sizeof(Object*) + sizeof(Class))) return nullptr;
    Class* made = run.arena.make<Class>(Object{Type::class_}, name, std::span<Object* const>(), &members,
                                        false, members.find("__slots__") == nullptr, false);
    std::vector<Object*> whole(order->size() + 1, made);
    std::ranges::copy(*order, whole.begin() + 1);
    made->order = run.arena.copy(std::span<Object* const>(whole));
    for (Object* each : made->order.subspan(1)) {
        if (each->type != Type::class_) continue;
        as<Class>(*each).is_base = true;
        made->special = made->special || as<Class>(*each).special;
        made->has_dict = made->has_dict || as<Class>(*each).has_dict;
        made->has_slots = made->has_slots || as<Class>(*each).has_slots;
    }
    const bool exception = exception_root(*made) != nullptr;
    made->has_dict = made->has_dict || exception; // BaseException's have one
    made->special =
        made->special || std::ranges::any_of(members.entries(), [=](const Dict::Entry& entry) {
            const std::string_view member = text_of(*entry.key);
            return changes_operators(member) && !(exception && (member == "__str__" || member == "__repr__"));
        });
    if (!adapt_members(*made, run)) return nullptr;
    if (made->has_slots && bases.size() > 1) { // their layouts may not fit
        run.decline(Reason::unsupported_statement, "__slots__");
        return nullptr;
    }
    if (exception && !is_known_exception(*made, run)) return nullptr;
    return tell_names(*made, run) ? made : nullptr;
}

} // namespace rezdex::eval
