// Promise: see eval/generator.h; how one goes on is in eval/generator_run.cpp.
#include "eval/generator.h"

#include <algorithm>
#include <array>
#include <utility>

#include "eval/interpreter.h"
#include "eval/native.h"

namespace rezdex::eval {
namespace {

// A built-in exception with one text, or with none.
std::nullptr_t raise_new(std::string_view type, std::string_view text, Run& run) {
    Object* const argument[]{make_text(run.arena, Type::string, text)};
    Exception* made = make_exception(*exception_type(type), {argument, text.empty() ? 0U : 1U}, run);
    return run.raise(*made, describe(*made, run.arena));
}

Object* resume(Generator& generator, Object& sent, Exception* thrown, Run& run) {
    if (generator.running) return raise_new("ValueError", "generator already executing", run);
    if (generator.ended)
        return thrown == nullptr ? nullptr : run.raise(*thrown, describe(*thrown, run.arena));
    if (!generator.started && sent.type != Type::none)
        return raise_new("TypeError", "can't send non-None value to a just-started generator", run);
    generator.at.sent = &sent;
    generator.at.thrown = thrown;
    Object* value = run.interpreter->resume(generator);
    if (value != nullptr || !is_raising(run, "StopIteration")) return value;
    run.recover();
    return raise_new("RuntimeError", "generator raised StopIteration", run);
}

Object* advance(Iterator& self, Run& run) {
    return resume(static_cast<Generator&>(self), none_object, nullptr, run);
}

Object* send_method(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    auto& generator = static_cast<Generator&>(*arguments.positional[0]);
    Object* value = send(generator, *arguments.positional[1], run);
    return value != nullptr || run.failed() ? value : raise_stop(generator, run);
}

Object* throw_method(const Arguments& arguments, Run& run) {
    if (arguments.positional.size() != 2 || !arguments.keywords.empty())
        return run.decline(Reason::unsupported_call, "throw");
    auto& generator = static_cast<Generator&>(*arguments.positional[0]);
    Exception* exception = exception_of(*arguments.positional[1], run);
    if (exception == nullptr) return nullptr;
    Object* value = throw_into(generator, *exception, run);
    return value != nullptr || run.failed() ? value : raise_stop(generator, run);
}

Object* close_method(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 1, run)) return nullptr;
    return close(static_cast<Generator&>(*arguments.positional[0]), run);
}

constexpr std::array<Builtin, 3> table{{{"close", Builtin::Kind::method, close_method, Type::iterator},
                                        {"send", Builtin::Kind::method, send_method, Type::iterator},
                                        {"throw", Builtin::Kind::method, throw_method, Type::iterator}}};
static_assert(std::ranges::is_sorted(table, {}, &Builtin::name));

} // namespace

Generator* make_generator(const Function& function, Frame& frame, Run& run) {
    if (!run.room(sizeof(Generator))) return nullptr;
    return run.arena.make<Generator>(Iterator{{Type::iterator}, advance, "generator", false}, &function,
                                     &frame);
}

Generator* as_generator(Object& object) noexcept {
    if (object.type != Type::iterator || as<Iterator>(object).advance != advance) return nullptr;
    return &static_cast<Generator&>(object);
}

Object* send(Generator& generator, Object& value, Run& run) { return resume(generator, value, nullptr, run); }

Object* throw_into(Generator& generator, Exception& exception, Run& run) {
    return resume(generator, none_object, &exception, run);
}

Object* close(Generator& generator, Run& run) {
    if (!generator.started && !generator.running) generator.ended = true;
    if (generator.ended) return &none_object;
    Exception* exit = make_exception(*exception_type("GeneratorExit"), {}, run);
    if (throw_into(generator, *exit, run) != nullptr)
        return raise_new("RuntimeError", "generator ignored GeneratorExit", run);
    if (run.failed()) {
        if (!is_raising(run, "GeneratorExit")) return nullptr;
        run.recover();
    }
    // CPython 3.13 began to give it.
    if (take_result(generator)->type != Type::none) return run.decline(Reason::unsupported_call, "close");
    return &none_object;
}

Object* take_result(Iterator& iterator) noexcept {
    Generator* generator = as_generator(iterator);
    Object* result = generator == nullptr ? nullptr : std::exchange(generator->result, nullptr);
    return result == nullptr ? &none_object : result;
}

// CPython gives it no argument where None was returned.
std::nullptr_t raise_stop(Iterator& iterator, Run& run) {
    Object* const result[]{take_result(iterator)};
    const std::size_t count = result[0]->type == Type::none ? 0 : 1;
    Exception* made = make_exception(*exception_type("StopIteration"), {result, count}, run);
    return run.raise(*made, describe(*made, run.arena));
}

Builtins generator_methods() noexcept { return table; }

} // namespace rezdex::eval
