// Promise: dataclasses.dataclass and field, as far as a definition's own plain classes go.
//
// Declined: what options other than init, repr, eq, order and frozen change, slots, exceptions, and what
// raises FrozenInstanceError.
#include "eval/dataclass.h"

#include <algorithm>
#include <array>
#include <vector>

#include "eval/class.h"
#include "eval/descriptor.h"
#include "eval/exception.h"
#include "eval/module.h"
#include "eval/native.h"

namespace rezdex::eval {
namespace {

// Keywords that are True or False, and nothing else. False after a failure.
bool read_options(std::span<const Keyword> keywords, DataclassOptions& to, Run& run) {
    return std::ranges::all_of(keywords, [&](const Keyword& keyword) {
        bool* option = keyword.name == "init"     ? &to.init
                       : keyword.name == "repr"   ? &to.repr
                       : keyword.name == "eq"     ? &to.eq
                       : keyword.name == "order"  ? &to.order
                       : keyword.name == "frozen" ? &to.frozen
                                                  : nullptr;
        if (option == nullptr || keyword.value->type != Type::boolean) {
            run.decline(Reason::unsupported_call, "dataclass");
            return false;
        }
        *option = keyword.value == &true_object;
        return true;
    });
}

// field(…), as a member of a class: its default, its factory, and a tuple of init, repr and compare.
Object* make_field(const Arguments& arguments, Run& run) {
    std::array<Object*, 3> flags{&true_object, &true_object, &true_object};
    Object *otherwise = nullptr, *factory = nullptr;
    if (!arguments.positional.empty()) return run.raise("TypeError: field() takes 0 positional arguments");
    for (const Keyword& keyword : arguments.keywords) {
        Object** to = keyword.name == "default"           ? &otherwise
                      : keyword.name == "default_factory" ? &factory
                      : keyword.name == "init"            ? flags.data()
                      : keyword.name == "repr"            ? &flags[1]
                      : keyword.name == "compare"         ? &flags[2]
                                                          : nullptr;
        const bool is_flag = to != nullptr && to != &otherwise && to != &factory;
        if (to == nullptr || (is_flag && keyword.value->type != Type::boolean))
            return run.decline(Reason::unsupported_call, "field");
        *to = keyword.value;
    }
    if (otherwise != nullptr && factory != nullptr)
        return run.raise("ValueError: cannot specify both default and default_factory");
    return run.arena.make<Descriptor>(Object{Type::descriptor}, Descriptor::Kind::field, otherwise, factory,
                                      make_sequence(run.arena, Type::tuple, flags));
}

bool is_field(const Object& member) noexcept {
    return member.type == Type::descriptor && as<Descriptor>(member).kind == Descriptor::Kind::field;
}

class Maker {
  public:
    Maker(Class& made, DataclassOptions options, Run& run) : made_(made), options_(options), run_(run) {}

    Object* make() {
        if (!is_plain_class() || !inherit() || !read_fields() ||
            !add_dataclass_methods(made_, fields_, options_, run_))
            return nullptr;
        made_.special = true;
        made_.data =
            run_.arena.make<Dataclass>(run_.arena.copy(std::span<const DataField>(fields_)), options_.frozen);
        return &made_;
    }

  private:
    bool unsure() {
        run_.decline(Reason::unsupported_call, "dataclass");
        return false;
    }
    bool refuse(std::string_view message) {
        run_.raise(message);
        return false;
    }

    // What was made from the class would not see that it changes.
    bool is_plain_class() {
        constexpr std::uint32_t last_line = 2'000; // methods are written on the class's line
        return (!made_.is_base && !made_.has_slots && made_.has_dict && exception_root(made_) == nullptr &&
                made_.members->find("__slots__") == nullptr && run_.line < last_line &&
                made_.data == nullptr) ||
               unsure();
    }

    // The fields of bases, the last base first.
    bool inherit() {
        for (std::size_t i = made_.order.size() - 1; i > 0; --i) {
            const Object& base = *made_.order[i];
            const Dataclass* data = base.type == Type::class_ ? as<Class>(base).data : nullptr;
            if (data == nullptr) continue;
            if (data->frozen != options_.frozen) return unsure();
            for (const DataField& field : data->fields) add(field);
        }
        return true;
    }

    void add(const DataField& field) {
        const auto same = std::ranges::find(fields_, field.name, &DataField::name);
        if (same != fields_.end())
            *same = field;
        else
            fields_.push_back(field);
    }

    bool read_fields() {
        const Dict::Entry* entry = made_.members->find("__annotations__");
        constexpr std::size_t most = 100; // the methods name each of them
        const Dict* annotated = entry == nullptr ? nullptr : as<Dict>(*entry->value).copy();
        if (annotated != nullptr && annotated->size() > most) return unsure();
        if (annotated != nullptr &&
            !std::ranges::all_of(annotated->entries(),
                                 [this](const Dict::Entry& each) { return read_field(text_of(*each.key)); }))
            return false;
        const auto is_left = [](const Dict::Entry& each) { return is_field(*each.value); };
        if (std::ranges::any_of(made_.members->entries(), is_left))
            return refuse("TypeError: a field has no type annotation");
        return run_.step(fields_.size());
    }

    bool read_field(std::string_view name) {
        if (name == "self" || name.starts_with("_dflt_") || name == "_factory" || name == "_object")
            return unsure();
        DataField field{name, nullptr, nullptr, true, true, true};
        Object* member = find_member(made_, name);
        if (member != nullptr && is_field(*member)) {
            if (!take_field(field, as<Descriptor>(*member))) return false;
        } else {
            field.otherwise = member;
        }
        // Of other objects, whether they are hashable hangs on the version; functions and the like bind.
        if (field.otherwise != nullptr && field.otherwise->type > Type::range) return unsure();
        const Type type = field.otherwise == nullptr ? Type::none : field.otherwise->type;
        if (type == Type::list || type == Type::dict || type == Type::set)
            return refuse("ValueError: mutable default: use default_factory");
        add(field);
        return true;
    }

    // The class is left with the field's default, if there is one.
    bool take_field(DataField& field, const Descriptor& given) {
        const auto flags = as<Sequence>(*given.remove).span();
        field.otherwise = given.get;
        field.factory = given.set;
        field.init = flags[0] == &true_object;
        field.repr = flags[1] == &true_object;
        field.compare = flags[2] == &true_object;
        Dict::Entry* entry = made_.members->find(field.name);
        if (entry == nullptr) return unsure();
        if (given.get == nullptr) return made_.members->erase(*entry, run_);
        entry->value = given.get;
        return true;
    }

    Class& made_;
    DataclassOptions options_;
    Run& run_;
    std::vector<DataField> fields_;
};

Object* make_dataclass(Object& object, DataclassOptions options, Run& run) {
    if (object.type != Type::class_ || run.line == 0)
        return run.decline(Reason::unsupported_call, "dataclass");
    return Maker(as<Class>(object), options, run).make();
}

// What dataclass(frozen=True) and the like give: a decorator, bound to the options as a dict.
Object* decorate(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    std::vector<Keyword> keywords;
    for (const Dict::Entry& entry : as<Dict>(*arguments.positional[0]).entries())
        keywords.push_back({text_of(*entry.key), entry.value});
    DataclassOptions options;
    if (!read_options(keywords, options, run)) return nullptr;
    return make_dataclass(*arguments.positional[1], options, run);
}
constexpr Builtin decorator{"wrap", Builtin::Kind::method, decorate, Type::dict};

Object* dataclass(const Arguments& arguments, Run& run) {
    DataclassOptions options;
    if (!read_options(arguments.keywords, options, run)) return nullptr;
    if (arguments.positional.size() > 1) return run.raise("TypeError: dataclass() takes a class");
    if (!arguments.positional.empty()) return make_dataclass(*arguments.positional[0], options, run);
    auto* given = run.arena.make<Dict>(run.arena);
    for (const Keyword& keyword : arguments.keywords) {
        if (given->bind(keyword.name, *keyword.value, run) == nullptr) return nullptr;
    }
    return run.arena.make<BoundMethod>(Object{Type::bound_method}, given,
                                       const_cast<Builtin*>(&decorator)); // nothing ever writes to one
}

constexpr std::array functions = std::to_array<Builtin>({
    {"dataclass", Builtin::Kind::python_function, dataclass},
    {"field", Builtin::Kind::python_function, make_field},
});

} // namespace

Builtins dataclasses_functions() noexcept { return functions; }

} // namespace rezdex::eval
