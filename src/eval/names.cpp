// Promise: see eval/interpreter.h: what a name stands for, and what binding it changes.
#include <algorithm>
#include <array>

#include "eval/descriptor.h"
#include "eval/input.h"
#include "eval/interpreter.h"
#include "eval/methods.h"
#include "eval/special.h"

namespace rezdex::eval {
namespace {

// Names that Python or rez do not look at by themselves when they find them in globals.
constexpr std::array<std::string_view, 23> harmless_dunders{
    "__all__",        "__author__",      "__authors__",   "__contact__",  "__copyright__",   "__credits__",
    "__date__",       "__description__", "__docformat__", "__email__",    "__homepage__",    "__license__",
    "__maintainer__", "__release__",     "__requires__",  "__revision__", "__status__",      "__summary__",
    "__title__",      "__uri__",         "__url__",       "__version__",  "__version_info__"};

// What the module builtins has in any of CPython 3.9 to 3.13 and on any platform: a name that is not
// evaluated here is not undefined. Sorted.
constexpr auto builtin_names = std::to_array<std::string_view>({"ArithmeticError",
                                                                "AssertionError",
                                                                "AttributeError",
                                                                "BaseException",
                                                                "BaseExceptionGroup",
                                                                "BlockingIOError",
                                                                "BrokenPipeError",
                                                                "BufferError",
                                                                "BytesWarning",
                                                                "ChildProcessError",
                                                                "ConnectionAbortedError",
                                                                "ConnectionError",
                                                                "ConnectionRefusedError",
                                                                "ConnectionResetError",
                                                                "DeprecationWarning",
                                                                "EOFError",
                                                                "Ellipsis",
                                                                "EncodingWarning",
                                                                "EnvironmentError",
                                                                "Exception",
                                                                "ExceptionGroup",
                                                                "FileExistsError",
                                                                "FileNotFoundError",
                                                                "FloatingPointError",
                                                                "FutureWarning",
                                                                "GeneratorExit",
                                                                "IOError",
                                                                "ImportError",
                                                                "ImportWarning",
                                                                "IndentationError",
                                                                "IndexError",
                                                                "InterruptedError",
                                                                "IsADirectoryError",
                                                                "KeyError",
                                                                "KeyboardInterrupt",
                                                                "LookupError",
                                                                "MemoryError",
                                                                "ModuleNotFoundError",
                                                                "NameError",
                                                                "NotADirectoryError",
                                                                "NotImplemented",
                                                                "NotImplementedError",
                                                                "OSError",
                                                                "OverflowError",
                                                                "PendingDeprecationWarning",
                                                                "PermissionError",
                                                                "ProcessLookupError",
                                                                "PythonFinalizationError",
                                                                "RecursionError",
                                                                "ReferenceError",
                                                                "ResourceWarning",
                                                                "RuntimeError",
                                                                "RuntimeWarning",
                                                                "StopAsyncIteration",
                                                                "StopIteration",
                                                                "SyntaxError",
                                                                "SyntaxWarning",
                                                                "SystemError",
                                                                "SystemExit",
                                                                "TabError",
                                                                "TimeoutError",
                                                                "TypeError",
                                                                "UnboundLocalError",
                                                                "UnicodeDecodeError",
                                                                "UnicodeEncodeError",
                                                                "UnicodeError",
                                                                "UnicodeTranslateError",
                                                                "UnicodeWarning",
                                                                "UserWarning",
                                                                "ValueError",
                                                                "Warning",
                                                                "WindowsError",
                                                                "ZeroDivisionError",
                                                                "_",
                                                                "_IncompleteInputError",
                                                                "__build_class__",
                                                                "__builtins__",
                                                                "__debug__",
                                                                "__doc__",
                                                                "__import__",
                                                                "__loader__",
                                                                "__name__",
                                                                "__package__",
                                                                "__spec__",
                                                                "abs",
                                                                "aiter",
                                                                "all",
                                                                "anext",
                                                                "any",
                                                                "ascii",
                                                                "bin",
                                                                "bool",
                                                                "breakpoint",
                                                                "bytearray",
                                                                "bytes",
                                                                "callable",
                                                                "chr",
                                                                "classmethod",
                                                                "compile",
                                                                "complex",
                                                                "delattr",
                                                                "dict",
                                                                "dir",
                                                                "divmod",
                                                                "enumerate",
                                                                "eval",
                                                                "exec",
                                                                "filter",
                                                                "float",
                                                                "format",
                                                                "frozenset",
                                                                "getattr",
                                                                "globals",
                                                                "hasattr",
                                                                "hash",
                                                                "hex",
                                                                "id",
                                                                "input",
                                                                "int",
                                                                "isinstance",
                                                                "issubclass",
                                                                "iter",
                                                                "len",
                                                                "list",
                                                                "locals",
                                                                "map",
                                                                "max",
                                                                "memoryview",
                                                                "min",
                                                                "next",
                                                                "object",
                                                                "oct",
                                                                "open",
                                                                "ord",
                                                                "pow",
                                                                "print",
                                                                "property",
                                                                "range",
                                                                "repr",
                                                                "reversed",
                                                                "round",
                                                                "set",
                                                                "setattr",
                                                                "slice",
                                                                "sorted",
                                                                "staticmethod",
                                                                "str",
                                                                "sum",
                                                                "super",
                                                                "tuple",
                                                                "type",
                                                                "vars",
                                                                "zip"});
static_assert(std::ranges::is_sorted(builtin_names));

constexpr std::array<std::string_view, 6> site_names{"copyright", "credits", "exit",
                                                     "help",      "license", "quit"};

// In CPython's builtins these stand for values.
Object* builtin_value(std::string_view name) {
    static constinit Text builtins{{Type::string}, "builtins"};
    if (name == "Ellipsis") return &ellipsis_object;
    if (name == "NotImplemented") return &not_implemented_object;
    if (name == "__name__") return &builtins; // exec() in a dict without a __name__ finds that of builtins
    if (name == "__debug__") return &true_object;
    return nullptr;
}

} // namespace

Object* builtin_object(std::string_view name) noexcept {
    const Builtin* found = exception_type(name);
    for (const Builtins table : {text_builtins(), number_builtins(), container_builtins(), object_builtins(),
                                 descriptor_builtins()}) {
        if (found == nullptr) found = find(table, name);
    }
    // Nothing ever writes to a Builtin.
    return found != nullptr ? const_cast<Builtin*>(found) : builtin_value(name);
}

bool is_builtin_name(std::string_view name) noexcept {
    return std::ranges::binary_search(builtin_names, name) ||
           std::ranges::find(site_names, name) != site_names.end();
}

Object* Interpreter::global_name(std::string_view name, const syntax::Node& node) {
    if (const Dict::Entry* entry = frame_->globals->find(name)) {
        if (entry->value->type != Type::live) return entry->value;
        run_.line = node.line;
        return resolve(*entry->value, run_);
    }
    if (Object* builtin = builtin_object(name)) return builtin;
    run_.line = node.line;
    if (std::ranges::find(site_names, name) != site_names.end()) return run_.decline(Reason::site_name);
    if (std::ranges::binary_search(builtin_names, name)) return run_.decline(Reason::undefined_name, name);
    // Class bodies and their methods have some that are not looked up in builtins.
    if (is_dunder(name) && name != "__file__") return run_.decline(Reason::undefined_name, name);
    return run_.raise("NameError: the name is not defined");
}

Object* Interpreter::free_name(std::string_view name, const syntax::Node& node) {
    for (const Frame* at = frame_->enclosing; at != nullptr; at = at->enclosing) {
        if (Bindings::contains(at->bindings->global, name)) break;
        if (!Bindings::contains(at->bindings->local, name)) continue;
        if (const Dict::Entry* entry = at->variables->find(name)) return entry->value;
        run_.line = node.line;
        return run_.raise("NameError: a free variable is not bound");
    }
    return global_name(name, node);
}

// Inside of a class __x means _Class__x.
std::string_view Interpreter::own_name(std::string_view name) {
    return has_class_ ? private_name(frame_->private_class, name, run_.arena) : name;
}

Object* Interpreter::name(const syntax::Name& node) {
    if (!run_.step(node.id.size() / 64)) return nullptr;
    const std::string_view id = own_name(node.id);
    if (frame_->kind == Frame::Kind::module) return global_name(id, node);
    if (frame_->kind == Frame::Kind::class_ && !Bindings::contains(frame_->bindings->global, id)) {
        if (const Dict::Entry* entry = frame_->variables->find(id)) return entry->value;
        // What the body binds itself is never looked up in the function around it.
        return Bindings::contains(frame_->bindings->local, id) ? global_name(id, node) : free_name(id, node);
    }
    if (Bindings::contains(frame_->bindings->global, id)) return global_name(id, node);
    if (!Bindings::contains(frame_->bindings->local, id)) return free_name(id, node);
    if (const Dict::Entry* entry = frame_->variables->find(id)) return entry->value;
    run_.line = node.line;
    return run_.raise("UnboundLocalError: a local variable is not bound");
}

Frame* Interpreter::owner(std::string_view name) noexcept {
    Frame* at = frame_;
    if (at->kind == Frame::Kind::comprehension && !Bindings::contains(at->bindings->local, name)) {
        while (at->kind == Frame::Kind::comprehension) at = at->around; // :=
    }
    if (at->kind == Frame::Kind::module || at->kind == Frame::Kind::comprehension) return at;
    if (Bindings::contains(at->bindings->global, name)) return &module_;
    if (!Bindings::contains(at->bindings->nonlocal, name)) return at;
    do at = at->enclosing;
    while (at != nullptr && !Bindings::contains(at->bindings->local, name));
    return at; // compile() has seen to it that there is one
}

bool Interpreter::bind(std::string_view written, Object& value, const syntax::Node& node) {
    const std::string_view name = own_name(written);
    Frame* to = owner(name);
    const bool global = to == &module_;
    if (to == nullptr || (to->kind != Frame::Kind::function && is_dunder(name) &&
                          std::ranges::find(harmless_dunders, name) == harmless_dunders.end() &&
                          !(to->kind == Frame::Kind::class_ && is_special_method(name)))) {
        decline(node, Reason::unsupported_statement, "a special name");
        return false;
    }
    run_.line = node.line;
    Dict& variables = global ? *frame_->globals : *to->variables;
    return variables.bind(name, value, run_) != nullptr;
}

bool Interpreter::unbind(std::string_view written, const syntax::Node& node) {
    const std::string_view name = own_name(written);
    if (!run_.step(name.size() / 64)) return false;
    Frame* from = owner(name);
    if (from == nullptr) return decline(node, Reason::unsupported_statement) != nullptr;
    Dict& variables = from == &module_ ? *frame_->globals : *from->variables;
    run_.line = node.line;
    Dict::Entry* entry = variables.find(name);
    if (entry != nullptr) return variables.erase(*entry, run_);
    run_.raise(from->kind == Frame::Kind::function ? "UnboundLocalError: the name is not bound"
                                                   : "NameError: the name is not defined");
    return false;
}

} // namespace rezdex::eval
