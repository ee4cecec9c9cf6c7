// Promise: see eval/input.h.
#include "eval/input.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "eval/native.h"
#include "eval/protocol.h"

namespace rezdex::eval {
namespace {

constexpr std::size_t max_inputs = 256;     // of one definition
constexpr std::size_t max_name_size = 1024; // bytes

bool record(std::string_view name, const Environment::Input& input, Run& run) {
    if (!run.step(run.inputs.size() / 16)) return false;
    if (std::ranges::find(run.inputs, name, &ReadInput::name) != run.inputs.end()) return true;
    if (run.inputs.size() == max_inputs || name.size() > max_name_size) {
        run.decline(Reason::limit_memory, "too many inputs, or too long a name");
        return false;
    }
    run.inputs.push_back({run.arena.copy(name), input.state, input.value_hash});
    return true;
}

Object* not_supplied(std::string_view name, Run& run) {
    return run.decline(Reason::input_not_supplied, run.arena.copy(name));
}

Object* read_bool(std::string_view name, Run& run) {
    const Object* text = read_present(name, run);
    if (text == nullptr) return nullptr;
    if (text_of(*text) == "True") return &true_object;
    if (text_of(*text) == "False") return &false_object;
    return not_supplied(name, run);
}

// Of rez.system.system, those that are a str (rez/system.py).
constexpr std::array<std::string_view, 9> system_texts{"arch", "domain",   "fqdn",        "home", "hostname",
                                                       "os",   "platform", "rez_version", "user"};
static_assert(std::ranges::is_sorted(system_texts));

Object* system_attribute(std::string_view name, Run& run) {
    if (!std::ranges::binary_search(system_texts, name)) return run.decline(Reason::live_object, name);
    return read_present("rez.system." + std::string(name), run);
}

// "3.11.2.final.0" as its five members.
Object* version_info(Run& run) {
    constexpr std::string_view name = "sys.version_info";
    const Object* text = read_present(name, run);
    if (text == nullptr) return nullptr;
    std::array<Object*, 5> members{};
    std::string_view rest = text_of(*text);
    for (std::size_t i = 0; i < members.size(); ++i) {
        const std::string_view part = rest.substr(0, rest.find('.'));
        rest.remove_prefix(std::min(part.size() + 1, rest.size()));
        if (i == 3) {
            members[i] = make_text(run.arena, Type::string, part);
            continue;
        }
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), number);
        if (error != std::errc() || end != part.data() + part.size()) return not_supplied(name, run);
        members[i] = run.arena.make<Integer>(Object{Type::integer}, number);
    }
    return make_sequence(run.arena, Type::tuple, members);
}

Object* version_attribute(std::string_view name, Run& run) {
    constexpr std::array<std::string_view, 5> names{"major", "minor", "micro", "releaselevel", "serial"};
    const auto* const at = std::ranges::find(names, name);
    if (at == names.end()) return run.decline(Reason::live_object, name);
    const Object* all = version_info(run);
    return all == nullptr ? nullptr : as<Sequence>(*all).items[at - names.begin()];
}

// os.environ.get(key, default=None); os.getenv is the same function to whoever calls it.
Object* environ_get(const Arguments& arguments, Run& run) {
    static constexpr std::array<std::string_view, 3> names{"self", "key", "default"};
    std::array<Object*, 3> slots{};
    if (!bind_arguments({.function = "get", .names = names, .required = 2}, arguments, slots, run))
        return nullptr;
    Object* value = environment_variable(*slots[1], run);
    return value != nullptr && value->type == Type::none && slots[2] != nullptr ? slots[2] : value;
}

constexpr Builtin environ_get_method{"get", Builtin::Kind::method, environ_get};

} // namespace

Object* read_input(std::string_view name, Run& run) {
    const Environment::Input input =
        run.environment == nullptr ? Environment::Input() : run.environment->find(name);
    if (!record(name, input, run)) return nullptr;
    switch (input.state) {
    case Environment::State::present: return make_text(run.arena, Type::string, input.value);
    case Environment::State::absent: return &none_object;
    case Environment::State::not_supplied: break;
    }
    return not_supplied(name, run);
}

Object* read_present(std::string_view name, Run& run) {
    Object* value = read_input(name, run);
    return value != nullptr && value->type == Type::none ? not_supplied(name, run) : value;
}

bool is_posix(Run& run) {
    const Object* name = read_present("os.name", run);
    if (name == nullptr) return false;
    if (text_of(*name) == "posix") return true;
    run.decline(Reason::unsupported_call, "paths of another operating system");
    return false;
}

Object* resolve(Object& object, Run& run) {
    if (&object == &building_object) return read_bool("building", run);
    if (&object == &testing_object) return read_bool("testing", run);
    return &object;
}

// Other names than ASCII hang on the locale.
Object* environment_variable(const Object& name, Run& run) {
    if (name.type != Type::string) return refuse(name, "TypeError: str expected", run);
    const std::string_view text = text_of(name);
    if (!std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
        return run.decline(Reason::unsupported_call, "the name of an environment variable");
    if (text.size() > max_name_size) return run.decline(Reason::limit_memory);
    return read_input("env:" + std::string(text), run);
}

Object* tracked_attribute(const Live& object, std::string_view name, Run& run) {
    switch (object.injected) {
    case Injected::environ:
        if (name != "get") break;
        return run.arena.make<BoundMethod>(Object{Type::bound_method}, &environ_object,
                                           const_cast<Builtin*>(&environ_get_method)); // never written to
    case Injected::rez_system: return system_attribute(name, run);
    case Injected::version_info: return version_attribute(name, run);
    default: break;
    }
    return run.decline(Reason::live_object, name);
}

Object* tracked_item(Object& object, Object& index, Run& run) {
    if (&object != &environ_object) {
        Object* operand = as_operand(object, run);
        return operand == nullptr ? nullptr : get_item(*operand, index, run);
    }
    Object* value = environment_variable(index, run);
    if (value != nullptr && value->type == Type::none)
        return run.raise("KeyError: there is no such environment variable");
    return value;
}

std::optional<bool> tracked_contains(Object& object, Object& item, Run& run) {
    if (&object != &environ_object) return contains(object, item, run);
    const Object* value = environment_variable(item, run);
    return value == nullptr ? std::nullopt : std::optional(value->type != Type::none);
}

Object* as_operand(Object& object, Run& run) {
    return &object == &version_info_object ? version_info(run) : &object;
}

} // namespace rezdex::eval
