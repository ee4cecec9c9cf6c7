// Promise: see add_dataclass_methods() in eval/dataclass.h.
#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <utility>

#include "eval/dataclass.h"
#include "eval/interpreter.h"
#include "eval/methods.h"

namespace rezdex::eval {
namespace {

std::string joined(std::initializer_list<std::string_view> parts) {
    std::string text;
    for (const std::string_view part : parts) text += part;
    return text;
}

class Writer {
  public:
    Writer(Class& made, std::span<const DataField> fields, const DataclassOptions& options, Run& run)
        : made_(made), fields_(fields), options_(options), run_(run),
          names_(run.arena.make<Dict>(run.arena)) {}

    bool make() {
        Object* live =
            run_.arena.make<Live>(Object{Type::live}, Injected::none); // declines when it is called
        if (names_->bind("_cls", made_, run_) == nullptr || names_->bind("_refuse", *live, run_) == nullptr)
            return false;
        return (!options_.init || make_init()) &&
               (!options_.repr || define("__repr__(self)", text_of_repr())) &&
               (!options_.eq || make_comparison("__eq__", "==")) && (!options_.order || make_order()) &&
               (!options_.frozen || make_frozen()) && make_hash();
    }

  private:
    bool refuse(std::string_view message) {
        run_.raise(message);
        return false;
    }

    // What __init__ sets a field to; empty: nothing.
    static std::string value_of(const DataField& field) {
        if (field.factory == nullptr) return field.init ? std::string(field.name) : std::string();
        const std::string made = joined({"_dflt_", field.name, "()"});
        return field.init ? joined({made, " if ", field.name, " is _factory else ", field.name}) : made;
    }

    bool make_init() {
        std::string parameters = "self", body;
        bool optional = false;
        for (const DataField& field : fields_) {
            const std::string_view name = field.name;
            const std::string otherwise = joined({"_dflt_", name});
            const bool has = field.otherwise != nullptr || field.factory != nullptr;
            Object* value = field.factory != nullptr ? field.factory : field.otherwise;
            if (has && names_->bind(run_.arena.copy(std::string_view(otherwise)), *value, run_) == nullptr)
                return false;
            if (field.init) {
                if (optional && !has)
                    return refuse("TypeError: non-default argument follows default argument");
                optional = has;
                parameters.append(", ").append(name);
                if (has) parameters.append(1, '=').append(field.factory != nullptr ? "_factory" : otherwise);
            }
            const std::string given = value_of(field);
            if (given.empty()) continue;
            body += options_.frozen ? joined({"_object.__setattr__(self, '", name, "', ", given, "); "})
                                    : joined({"self.", name, "=", given, "; "});
        }
        if (find_member(made_, "__post_init__") != nullptr) body += "self.__post_init__(); ";
        Object* factory = make_instance(made_, {}, run_); // an object of which there is only one
        if (names_->bind("_factory", *factory, run_) == nullptr ||
            names_->bind("_object", *builtin_object("object"), run_) == nullptr)
            return false;
        return define("__init__(" + parameters + ")", body + "pass");
    }

    [[nodiscard]] std::string text_of_repr() const {
        std::string text;
        for (const DataField& field : fields_) {
            if (!field.repr) continue;
            text.append(text.empty() ? "" : ", ").append(field.name).append("={self.").append(field.name) +=
                "!r}";
        }
        return "return self.__class__.__qualname__ + f'(" + text + ")'";
    }

    [[nodiscard]] std::string tuple_of(std::string_view object) const {
        std::string text = "(";
        for (const DataField& field : fields_) {
            if (field.compare) text.append(object).append(1, '.').append(field.name) += ",";
        }
        return text + ")";
    }

    bool make_comparison(const std::string& name, const std::string& op) {
        return define(name + "(self, other)",
                      "return " + tuple_of("self") + op + tuple_of("other") +
                          " if other.__class__ is self.__class__ else NotImplemented");
    }

    bool make_order() {
        if (!options_.eq) return refuse("ValueError: eq must be true if order is true");
        return std::ranges::all_of(std::array{std::pair{"__lt__", "<"}, std::pair{"__le__", "<="},
                                              std::pair{"__gt__", ">"}, std::pair{"__ge__", ">="}},
                                   [this](const auto& each) {
                                       if (made_.members->find(each.first) != nullptr)
                                           return refuse("TypeError: Cannot overwrite attribute");
                                       return make_comparison(each.first, each.second);
                                   });
    }

    bool make_frozen() {
        std::string names;
        for (const DataField& field : fields_) names.append(1, '\'').append(field.name) += "',";
        if (made_.members->find("__setattr__") != nullptr || made_.members->find("__delattr__") != nullptr)
            return refuse("TypeError: Cannot overwrite attribute");
        const std::string otherwise =
            "return _refuse(name) if type(self) is _cls or name in (" + names + ") else super(_cls, self).";
        return define("__setattr__(self, name, value)", otherwise + "__setattr__(name, value)") &&
               define("__delattr__(self, name)", otherwise + "__delattr__(name)");
    }

    // The table of Lib/dataclasses.py, for unsafe_hash=False.
    bool make_hash() {
        Dict::Entry* own = made_.members->find("__hash__");
        const bool is_explicit = own != nullptr && own->value->type != Type::none;
        if (!options_.eq || is_explicit) return true;
        if (!options_.frozen) return made_.members->bind("__hash__", none_object, run_) != nullptr;
        if (own != nullptr && !made_.members->erase(*own, run_)) return false;
        return define("__hash__(self)", "return hash(" + tuple_of("self") + ")");
    }

    // A method on the line of the class, where it has none of its own.
    bool define(const std::string& signature, const std::string& body) {
        const std::string_view name = std::string_view(signature).substr(0, signature.find('('));
        if (made_.members->find(name) != nullptr) return true;
        const std::string text = std::string(run_.line - 1, '\n') + "def " + signature + ": " + body + "\n";
        if (!run_.step(text.size()) || !run_.room(text.size() * 16)) return false;
        const std::uint32_t line = run_.line;
        Object* method = run_.interpreter->define(text, *names_);
        run_.line = line;
        return method != nullptr && made_.members->bind(run_.arena.copy(name), *method, run_) != nullptr;
    }

    Class& made_;
    std::span<const DataField> fields_;
    const DataclassOptions& options_;
    Run& run_;
    Dict* names_;
};

} // namespace

bool add_dataclass_methods(Class& made, std::span<const DataField> fields, const DataclassOptions& options,
                           Run& run) {
    return Writer(made, fields, options, run).make();
}

} // namespace rezdex::eval
