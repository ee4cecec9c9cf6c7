// Promise: see eval/interpreter.h: calls of the definition's own functions, and of sorted().
#include <algorithm>
#include <utility>

#include "eval/generator.h"
#include "eval/interpreter.h"
#include "eval/methods.h"

namespace rezdex::eval {

using syntax::Kind;

namespace {

const syntax::Arguments& parameters_of(const Function& function) noexcept {
    const syntax::Node& node = *function.definition;
    return node.kind == syntax::Kind::lambda ? *node.as<syntax::Lambda>()->args
                                             : *node.as<syntax::FunctionDef>()->args;
}

// Puts arguments under the names of parameters.
class Binder {
  public:
    Binder(const Function& function, Dict& variables, Run& run) noexcept
        : function_(function), parameters_(parameters_of(function)), variables_(variables), run_(run) {}

    bool bind(const Arguments& arguments) {
        return bind_positional(arguments.positional) && bind_keywords(arguments.keywords) && bind_defaults();
    }

  private:
    [[nodiscard]] std::size_t positional_count() const noexcept {
        return parameters_.posonlyargs.size() + parameters_.args.size();
    }
    [[nodiscard]] const syntax::Arg& positional(std::size_t i) const noexcept {
        const std::size_t first = parameters_.posonlyargs.size();
        return i < first ? *parameters_.posonlyargs[i] : *parameters_.args[i - first];
    }
    bool set(std::string_view name, Object& value) { return variables_.bind(name, value, run_) != nullptr; }
    bool refuse() {
        run_.raise("TypeError: the arguments do not fit the function's parameters");
        return false;
    }

    bool bind_positional(std::span<Object* const> values) {
        const std::size_t taken = std::min(values.size(), positional_count());
        for (std::size_t i = 0; i < taken; ++i) {
            if (!set(positional(i).name, *values[i])) return false;
        }
        if (parameters_.vararg == nullptr) return taken == values.size() || refuse();
        return set(parameters_.vararg->name, *make_sequence(run_.arena, Type::tuple, values.subspan(taken)));
    }

    [[nodiscard]] bool has_parameter(std::string_view name) const noexcept {
        return std::ranges::find(parameters_.args, name, &syntax::Arg::name) != parameters_.args.end() ||
               std::ranges::find(parameters_.kwonlyargs, name, &syntax::Arg::name) !=
                   parameters_.kwonlyargs.end();
    }

    bool bind_keywords(std::span<const Keyword> keywords) {
        Dict* others = parameters_.kwarg == nullptr ? nullptr : run_.arena.make<Dict>(run_.arena);
        const std::size_t named = parameters_.args.size() + parameters_.kwonlyargs.size();
        for (const Keyword& keyword : keywords) {
            if (!run_.step(named / 8)) return false;
            if (has_parameter(keyword.name)) {
                if (variables_.find(keyword.name) != nullptr) return refuse();
                if (!set(keyword.name, *keyword.value)) return false;
            } else if (others == nullptr) {
                return refuse();
            } else if (others->bind(keyword.name, *keyword.value, run_) == nullptr) {
                return false;
            }
        }
        return others == nullptr || set(parameters_.kwarg->name, *others);
    }

    bool bind_defaults() {
        const std::size_t count = positional_count();
        const std::size_t without = count - function_.defaults.size();
        for (std::size_t i = 0; i < count; ++i) {
            if (variables_.find(positional(i).name) != nullptr) continue;
            if (i < without) return refuse();
            if (!set(positional(i).name, *function_.defaults[i - without])) return false;
        }
        for (std::size_t i = 0; i < parameters_.kwonlyargs.size(); ++i) {
            const std::string_view name = parameters_.kwonlyargs[i]->name;
            if (variables_.find(name) != nullptr) continue;
            if (function_.kw_defaults[i] == nullptr) return refuse();
            if (!set(name, *function_.kw_defaults[i])) return false;
        }
        return true;
    }

    const Function& function_;
    const syntax::Arguments& parameters_;
    Dict& variables_;
    Run& run_;
};

bool is_builtin(const Object& object, std::string_view name) noexcept {
    return object.type == Type::builtin && as<Builtin>(object).name == name &&
           &object == builtin_object(name);
}

} // namespace

const Bindings* Interpreter::bindings_of(const Function& function) {
    const Bindings*& bindings = bindings_[function.definition];
    if (bindings == nullptr) {
        bindings = function.definition->kind == syntax::Kind::lambda
                       ? eval::bindings_of(*function.definition->as<syntax::Lambda>(), function.private_class,
                                           run_.arena)
                       : eval::bindings_of(*function.definition->as<syntax::FunctionDef>(),
                                           function.private_class, run_.arena);
    }
    return bindings;
}

Object* Interpreter::call(const Function& function, const Arguments& arguments, Dict& globals) {
    const Bindings* bindings = bindings_of(function);
    if (bindings->mangled) return run_.decline(Reason::unsupported_call, "private names");
    auto* variables = run_.arena.make<Dict>(run_.arena);
    if (!Binder(function, *variables, run_).bind(arguments)) return nullptr;
    const syntax::Kind kind = function.definition->kind;
    if (kind == syntax::Kind::async_function_def || (bindings->generator() && kind == syntax::Kind::lambda)) {
        return run_.arena.make<Live>(Object{Type::live}, Injected::none); // nothing has run yet
    }
    if (calls_ >= max_calls) return run_.decline(Reason::limit_nesting);
    auto* frame = run_.arena.make<Frame>(Frame::Kind::function, variables, &globals, bindings,
                                         function.enclosing, nullptr, function.private_class);
    if (bindings->generator()) return make_generator(function, *frame, run_);
    Frame* caller = std::exchange(frame_, frame);
    const std::size_t stacked = stack_.size();
    ++calls_;
    Object* result = nullptr;
    if (kind == syntax::Kind::lambda) {
        result = evaluate(*function.definition->as<syntax::Lambda>()->body);
    } else {
        const Flow flow = execute(function.definition->as<syntax::FunctionDef>()->body);
        result = flow == Flow::return_ ? returned_ : flow == Flow::failed ? nullptr : &none_object;
    }
    --calls_;
    stack_.resize(stacked);
    frame_ = caller;
    return result;
}

bool Interpreter::is_sorted(const Object& callee) noexcept { return is_builtin(callee, "sorted"); }

// sorted(list(members)) is sorted(members): in which order list() has those of a set is never seen.
Object* Interpreter::sorted_argument(const syntax::Expr& node) {
    if (node.kind != Kind::call) return evaluate(node);
    const auto& inner = *node.as<syntax::Call>();
    const bool one = inner.args.size() == 1 && inner.args[0]->kind != Kind::starred && inner.keywords.empty();
    if (!one || inner.func->kind != Kind::name) return evaluate(node);
    Object* callee = name(*inner.func->as<syntax::Name>());
    if (callee == nullptr) return nullptr;
    if (!is_builtin(*callee, "list") && !is_builtin(*callee, "tuple")) return evaluate(node);
    Object* members = evaluate(*inner.args[0]);
    if (members == nullptr || members->type == Type::set || members->type == Type::frozenset) return members;
    run_.line = inner.line;
    return eval::call(*callee, {std::span(&members, 1), {}}, run_);
}

} // namespace rezdex::eval
