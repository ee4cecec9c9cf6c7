// Promise: see eval/call.h: call() of any object; and what rez's injected functions do.
#include <algorithm>

#include "eval/class.h"
#include "eval/descriptor.h"
#include "eval/exception.h"
#include "eval/functions.h"
#include "eval/interpreter.h"
#include "eval/native.h"
#include "eval/special.h"

namespace rezdex::eval {
namespace {

bool is_instance_of(const Object& object, Type owner) noexcept {
    if (owner == Type::integer) return is_integral(object) || object.type == Type::big_integer;
    return owner == Type::live || object.type == owner;
}

Object* call_builtin(const Builtin& callee, const Arguments& arguments, Run& run) {
    if (callee.of == Type::exception && callee.kind == Builtin::Kind::type) {
        if (!arguments.keywords.empty()) return run.decline(Reason::unsupported_call);
        return make_exception(callee, arguments.positional, run);
    }
    if (callee.kind == Builtin::Kind::method &&
        (arguments.positional.empty() || !is_instance_of(*arguments.positional[0], callee.of))) {
        return run.decline(Reason::unsupported_call, callee.name);
    }
    return callee.call(arguments, run);
}

// Natives copy what they keep; the arguments live as long as the call.
Object* call_method(const BoundMethod& callee, const Arguments& arguments, Run& run) {
    std::vector<Object*> values{callee.self};
    values.insert(values.end(), arguments.positional.begin(), arguments.positional.end());
    if (callee.self->type == Type::mapping) { // a method of dict among others
        const auto& method = as<Builtin>(*callee.function);
        if (!arguments.keywords.empty() && method.name != "update")
            return run.decline(Reason::unsupported_call, method.name);
        return method.call({values, arguments.keywords}, run);
    }
    return call(*callee.function, {values, arguments.keywords}, run);
}

Object* call_instance(Object& method, Object& self, const Arguments& arguments, Run& run) {
    if (method.type == Type::function) {
        const BoundMethod bound{{Type::bound_method}, &self, &method};
        return call_method(bound, arguments, run);
    }
    Object* callee = bind_member(method, &self, *class_of(self), run);
    return callee == nullptr ? nullptr : call(*callee, arguments, run);
}

Object* live(Run& run, Injected what) { return run.arena.make<Live>(Object{Type::live}, what); }

// Adds what rez's decorators leave on a function (rez/utils/sourcecode.py:_add_decorator).
Object* mark(Function& function, const Decorator& decorator, Run& run) {
    std::vector<Decorator> all(function.decorators.begin(), function.decorators.end());
    all.push_back(decorator);
    if (!run.step(all.size() / 8) || !run.room(all.size() * sizeof(Decorator))) return nullptr;
    function.decorators = run.arena.copy(std::span<const Decorator>(all));
    return &function;
}

Object* apply(const Live& decorator, Object& object, Run& run) {
    if (object.type != Type::function) return run.decline(Reason::unsupported_call, "a decorated object");
    auto& function = as<Function>(object);
    switch (decorator.injected) {
    case Injected::early_decorator: function.early = true; return &function;
    case Injected::late_decorator:
        if (is_rex_function(function.name)) {
            return run.raise("ValueError: @late cannot be used on this function");
        }
        function.late = true;
        return mark(function, {"late", nullptr}, run);
    default: return mark(function, {"include", static_cast<const IncludeDecorator&>(decorator).modules}, run);
    }
}

// rez/utils/data_utils.py:ModifyList
Object* modify_list(const Arguments& arguments, Run& run) {
    static constexpr std::array<std::string_view, 2> names{"append", "prepend"};
    std::array<Object*, 2> slots{};
    if (!bind_arguments({.function = "ModifyList", .names = names}, arguments, slots, run)) return nullptr;
    for (Object*& slot : slots) {
        if (slot == nullptr) slot = &none_object;
        if (slot->type != Type::none && slot->type != Type::list) {
            return refuse(*slot, "ValueError: Expected list in ModifyList", run);
        }
    }
    return run.arena.make<ModifyList>(Object{Type::modify_list}, slots[0], slots[1]);
}

Object* include(const Arguments& arguments, Run& run) {
    if (arguments.positional.empty() || !arguments.keywords.empty()) {
        return run.decline(Reason::unsupported_call, "include");
    }
    Sequence* modules = make_sequence(run.arena, Type::list, arguments.positional);
    return run.arena.make<IncludeDecorator>(Live{{Type::live}, Injected::include_decorator}, modules);
}

} // namespace

Object* call(Object& callee, const Arguments& arguments, Run& run) {
    switch (callee.type) {
    case Type::builtin: return call_builtin(as<Builtin>(callee), arguments, run);
    case Type::bound_method: return call_method(as<BoundMethod>(callee), arguments, run);
    case Type::callable: return as<Callable>(callee).call(as<Callable>(callee), arguments, run);
    case Type::function: {
        const auto& function = as<Function>(callee);
        return run.interpreter->call(function, arguments, *function.globals);
    }
    case Type::class_: return instantiate(as<Class>(callee), arguments, run);
    case Type::live: return run.interpreter->call_injected(as<Live>(callee), arguments);
    case Type::instance:
        if (Object* method = find_special(callee, "__call__"))
            return call_instance(*method, callee, arguments, run);
        return run.raise("TypeError: the object is not callable");
    case Type::library_object:
    case Type::descriptor: // a staticmethod can be called since CPython 3.10
    case Type::super_:
    case Type::scope:
    case Type::source: return run.decline(Reason::unsupported_call);
    default: return run.raise("TypeError: the object is not callable");
    }
}

Object* Interpreter::call_injected(const Live& callee, const Arguments& arguments) {
    const bool one = arguments.positional.size() == 1 && arguments.keywords.empty();
    const bool no = arguments.positional.empty() && arguments.keywords.empty();
    switch (callee.injected) {
    case Injected::scope:
        if (!one || arguments.positional[0]->type != Type::string) break;
        return scopes_.open(text_of(*arguments.positional[0]), run_);
    case Injected::early:
        return no ? live(run_, Injected::early_decorator) : run_.decline(Reason::unsupported_call);
    case Injected::late:
        return no ? live(run_, Injected::late_decorator) : run_.decline(Reason::unsupported_call);
    case Injected::include: return include(arguments, run_);
    case Injected::modify_list: return modify_list(arguments, run_);
    case Injected::invalid_package_error:
        if (!arguments.keywords.empty()) break;
        return make_exception(callee, arguments.positional, run_);
    case Injected::early_decorator:
    case Injected::late_decorator:
    case Injected::include_decorator:
        if (one) return apply(callee, *arguments.positional[0], run_);
        break;
    default: return run_.decline(Reason::live_object);
    }
    return run_.decline(Reason::unsupported_call);
}

} // namespace rezdex::eval
