// Promise: see eval/exception.h.
#include "eval/exception.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "eval/class.h"
#include "eval/protocol.h"

namespace rezdex::eval {
namespace {

struct Named {
    std::string_view name, base;
};

// Sorted by name. Left out: aliases of OSError (EnvironmentError, IOError), which are the same object, the
// ones that not every version has, and the groups.
constexpr std::array table = std::to_array<Named>({
    {"ArithmeticError", "Exception"},
    {"AssertionError", "Exception"},
    {"AttributeError", "Exception"},
    {"BaseException", ""},
    {"BlockingIOError", "OSError"},
    {"BrokenPipeError", "ConnectionError"},
    {"BufferError", "Exception"},
    {"BytesWarning", "Warning"},
    {"ChildProcessError", "OSError"},
    {"ConnectionAbortedError", "ConnectionError"},
    {"ConnectionError", "OSError"},
    {"ConnectionRefusedError", "ConnectionError"},
    {"ConnectionResetError", "ConnectionError"},
    {"DeprecationWarning", "Warning"},
    {"EOFError", "Exception"},
    {"Exception", "BaseException"},
    {"FileExistsError", "OSError"},
    {"FileNotFoundError", "OSError"},
    {"FloatingPointError", "ArithmeticError"},
    {"FutureWarning", "Warning"},
    {"GeneratorExit", "BaseException"},
    {"ImportError", "Exception"},
    {"ImportWarning", "Warning"},
    {"IndentationError", "SyntaxError"},
    {"IndexError", "LookupError"},
    {"InterruptedError", "OSError"},
    {"IsADirectoryError", "OSError"},
    {"KeyError", "LookupError"},
    {"KeyboardInterrupt", "BaseException"},
    {"LookupError", "Exception"},
    {"MemoryError", "Exception"},
    {"ModuleNotFoundError", "ImportError"},
    {"NameError", "Exception"},
    {"NotADirectoryError", "OSError"},
    {"NotImplementedError", "RuntimeError"},
    {"OSError", "Exception"},
    {"OverflowError", "ArithmeticError"},
    {"PendingDeprecationWarning", "Warning"},
    {"PermissionError", "OSError"},
    {"ProcessLookupError", "OSError"},
    {"RecursionError", "RuntimeError"},
    {"ReferenceError", "Exception"},
    {"ResourceWarning", "Warning"},
    {"RuntimeError", "Exception"},
    {"RuntimeWarning", "Warning"},
    {"StopAsyncIteration", "Exception"},
    {"StopIteration", "Exception"},
    {"SyntaxError", "Exception"},
    {"SyntaxWarning", "Warning"},
    {"SystemError", "Exception"},
    {"SystemExit", "BaseException"},
    {"TabError", "IndentationError"},
    {"TimeoutError", "OSError"},
    {"TypeError", "Exception"},
    {"UnboundLocalError", "NameError"},
    {"UnicodeDecodeError", "UnicodeError"},
    {"UnicodeEncodeError", "UnicodeError"},
    {"UnicodeError", "ValueError"},
    {"UnicodeTranslateError", "UnicodeError"},
    {"UnicodeWarning", "Warning"},
    {"UserWarning", "Warning"},
    {"ValueError", "Exception"},
    {"Warning", "Exception"},
    {"ZeroDivisionError", "ArithmeticError"},
});
static_assert(std::ranges::is_sorted(table, {}, &Named::name));

template <std::size_t... i>
constexpr auto make_types(std::index_sequence<i...> /*all*/) noexcept {
    // An exception type is called by eval::call(), which knows which one it is.
    return std::array{Builtin{table[i].name, Builtin::Kind::type, nullptr, Type::exception}...};
}
constinit const auto types = make_types(std::make_index_sequence<table.size()>{});

// Exceptions that print their arguments as BaseException does. Others look at what they are given.
constexpr std::array<std::string_view, 16> plain_exceptions{
    "ArithmeticError", "AssertionError", "AttributeError", "BaseException",
    "BufferError",     "EOFError",       "Exception",      "IndexError",
    "KeyError",        "LookupError",    "NameError",      "NotImplementedError",
    "RuntimeError",    "StopIteration",  "TypeError",      "ValueError"};

// Those that look at what they are given: OSError may then be another type, Unicode errors and syntax errors
// raise.
bool takes_anything(const Object& type, std::size_t count) noexcept {
    if (type.type != Type::builtin) return true;
    const auto is_a = [&](std::string_view base) {
        return is_subtype(as<Builtin>(type), *exception_type(base));
    };
    if (is_a("UnicodeError")) return as<Builtin>(type).name == "UnicodeError";
    return count < 2 || !(is_a("OSError") || is_a("SyntaxError"));
}

} // namespace

const Builtin* exception_type(std::string_view name) noexcept {
    const auto at = std::ranges::lower_bound(types, name, {}, &Builtin::name);
    return at != types.end() && at->name == name ? &*at : nullptr;
}

bool is_subtype(const Builtin& type, const Builtin& base) noexcept {
    const Builtin* at = &type;
    while (at != nullptr && at != &base) at = base_of(*at);
    return at != nullptr;
}

const Builtin* base_of(const Builtin& type) noexcept {
    return exception_type(table[static_cast<std::size_t>(&type - types.data())].base);
}

bool is_plain_exception(const Builtin& type) noexcept {
    static constexpr std::array<std::string_view, 13> plain{
        "ArithmeticError", "AssertionError", "BaseException", "BufferError", "EOFError",
        "Exception",       "IndexError",     "KeyError",      "LookupError", "NotImplementedError",
        "RuntimeError",    "TypeError",      "ValueError"};
    return std::ranges::binary_search(plain, type.name);
}

bool recover_from(std::string_view name, Run& run) {
    if (run.failure().reason != Reason::raises) return false;
    const Object* raised = run.raised();
    const std::string_view message = run.failure().message;
    const Object* type = raised != nullptr ? as<Exception>(*raised).raised_type
                                           : exception_type(message.substr(0, message.find(':')));
    if (type == nullptr || !is_exception_of(*type, *exception_type(name)).value_or(false)) return false;
    run.recover();
    return true;
}

Exception* make_exception(const Object& type, std::span<Object* const> arguments, Run& run) {
    if (!takes_anything(type, arguments.size()))
        return static_cast<Exception*>(run.decline(Reason::unsupported_call, "an exception of this kind"));
    if (is_invalid_package_error(type) && arguments.size() > 1) // RezError.__init__(self, value=None)
        return static_cast<Exception*>(
            run.raise("TypeError: InvalidPackageError takes one argument at most"));
    Sequence* args = make_sequence(run.arena, Type::tuple, arguments);
    return run.arena.make<Exception>(Object{Type::exception}, &type, args);
}

bool is_invalid_package_error(const Object& object) noexcept {
    return object.type == Type::live && as<Live>(object).injected == Injected::invalid_package_error;
}

std::optional<bool> is_exception_of(const Object& type, const Object& base) noexcept {
    if (&type == &base) return true;
    const bool builtin_base = base.type == Type::builtin && as<Builtin>(base).of == Type::exception;
    const bool own_base = base.type == Type::class_ && exception_root(as<Class>(base)) != nullptr;
    if (!builtin_base && !own_base && !is_invalid_package_error(base)) return std::nullopt;
    if (type.type == Type::class_) return is_subclass(as<Class>(type), base);
    if (!builtin_base) return false;
    // rez.exceptions.RezError is an Exception.
    const Builtin& from = type.type == Type::builtin ? as<Builtin>(type) : *exception_type("Exception");
    return is_subtype(from, as<Builtin>(base));
}

bool append_exception(const Exception& exception, std::string& to, Run& run) {
    const Object* type = exception.raised_type;
    const Builtin* key_error = exception_type("KeyError"); // the only one of those with a __str__ of its own
    if (type->type == Type::class_)
        type = is_subclass(as<Class>(*type), *key_error) ? key_error : exception_root(as<Class>(*type));
    const std::string_view name = type->type == Type::builtin ? as<Builtin>(*type).name : std::string_view();
    if (exception.arguments == nullptr || !std::ranges::binary_search(plain_exceptions, name)) {
        run.decline(Reason::live_object, "the text of an exception that CPython made");
        return false;
    }
    const Sequence& arguments = *exception.arguments;
    if (arguments.size == 0) return true;
    if (arguments.size > 1) return append_repr(arguments, to, run);
    if (name == "KeyError") return append_repr(*arguments.items[0], to, run);
    return append_str(*arguments.items[0], to, run);
}

std::string_view type_name(const Exception& exception) noexcept {
    const Object& type = *exception.raised_type;
    return type.type == Type::builtin  ? as<Builtin>(type).name
           : type.type == Type::class_ ? as<Class>(type).name
                                       : "InvalidPackageError";
}

std::string_view describe(const Exception& exception, base::Arena& arena) {
    std::string text(type_name(exception));
    const Sequence* arguments = exception.arguments;
    if (arguments != nullptr && arguments->size == 1 && arguments->items[0]->type == Type::string) {
        text += ": ";
        text += text_of(*arguments->items[0]);
    }
    return arena.copy(std::string_view(text));
}

Exception* exception_of(Object& object, Run& run) {
    const bool is_type = (object.type == Type::builtin && as<Builtin>(object).of == Type::exception) ||
                         (object.type == Type::class_ && exception_root(as<Class>(object)) != nullptr) ||
                         is_invalid_package_error(object);
    Object* exception = is_type ? call(object, {}, run) : &object;
    if (exception == nullptr) return nullptr;
    if (exception->type == Type::exception) return &as<Exception>(*exception);
    run.decline(Reason::unsupported_statement, "an exception of a kind that is not known");
    return nullptr;
}

bool is_raising(const Run& run, std::string_view type) {
    if (run.failure().reason != Reason::raises) return false;
    const Builtin& base = *exception_type(type);
    if (run.raised() != nullptr)
        return is_exception_of(*as<Exception>(*run.raised()).raised_type, base).value_or(false);
    const std::string_view message = run.failure().message;
    const Builtin* raised = exception_type(message.substr(0, message.find(':')));
    return raised != nullptr && is_subtype(*raised, base);
}

Exception* take_raised(Run& run) {
    if (run.failure().reason != Reason::raises) return nullptr;
    Object* raised = run.raised();
    if (raised == nullptr) {
        const std::string_view message = run.failure().message;
        const Builtin* type = exception_type(message.substr(0, message.find(':')));
        if (type == nullptr) return nullptr;
        raised = run.arena.make<Exception>(Object{Type::exception}, type, nullptr);
    }
    run.recover();
    return &as<Exception>(*raised);
}

} // namespace rezdex::eval
