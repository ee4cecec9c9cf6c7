// Promise: see eval/bindings.h.
#include "eval/bindings.h"

#include <algorithm>
#include <compare>
#include <functional>
#include <vector>

namespace rezdex::eval {
namespace {

using syntax::Kind;

// Whether CPython may know the value when it compiles, and leave out what never runs.
bool may_be_constant(const syntax::Expr& test) noexcept {
    switch (test.kind) {
    case Kind::name: return test.as<syntax::Name>()->id == "__debug__";
    case Kind::attribute:
    case Kind::call:
    case Kind::compare:
    case Kind::named_expr: return false;
    default: return true;
    }
}

// Walks a body without the bodies of the functions and classes in it.
class Collector {
  public:
    Collector(std::string_view private_class, base::Arena& arena) noexcept
        : private_class_(private_class), arena_(&arena) {}

    void parameters(const syntax::Arguments& arguments) {
        for (const syntax::Arg* argument : arguments.posonlyargs) bind(argument->name);
        for (const syntax::Arg* argument : arguments.args) bind(argument->name);
        for (const syntax::Arg* argument : arguments.kwonlyargs) bind(argument->name);
        if (arguments.vararg != nullptr) bind(arguments.vararg->name);
        if (arguments.kwarg != nullptr) bind(arguments.kwarg->name);
        const auto& first = arguments.posonlyargs.empty() ? arguments.args : arguments.posonlyargs;
        if (!first.empty()) first_parameter_ = first.front()->name;
        mangled_ = std::ranges::any_of(local_, is_private_name);
    }

    void statements(syntax::Stmts body) {
        for (const syntax::Stmt* each : body) statement(*each);
    }

    void target(const syntax::Expr& node) {
        switch (node.kind) {
        case Kind::name: bind(node.as<syntax::Name>()->id); break;
        case Kind::starred: target(*node.as<syntax::Starred>()->value); break;
        case Kind::list: targets(node.as<syntax::List>()->elts); break;
        case Kind::tuple: targets(node.as<syntax::Tuple>()->elts); break;
        default: expression(&node);
        }
    }

    // For := and yield, which are a function's wherever they stand in it.
    void expression(const syntax::Expr* node) {
        if (node == nullptr) return;
        const std::size_t before = yielding_.size();
        const bool yield =
            node->kind == Kind::yield || node->kind == Kind::yield_from || node->kind == Kind::await;
        parts(*node);
        if (yield || yielding_.size() != before) yielding_.push_back(node);
    }

    const Bindings* result() {
        std::ranges::sort(yielding_, std::less<>());
        sort_once(global_);
        sort_once(nonlocal_);
        std::vector<Binding> firsts = first_bindings();
        const auto keep = [&](const std::vector<std::string_view>& names) {
            return Bindings::Names(arena_->copy(std::span(names)));
        };
        const Bindings::Names local = keep(names_of(firsts));
        Bindings::Names listed;
        if (ordered_ && !loads_before(firsts)) {
            std::ranges::sort(firsts, {}, &Binding::at);
            listed = keep(names_of(firsts));
        }
        return arena_->make<Bindings>(local, keep(global_), keep(nonlocal_), listed,
                                      arena_->copy(std::span<const syntax::Node* const>(yielding_)),
                                      first_parameter_, mangled_);
    }

  private:
    [[nodiscard]] std::string_view own(std::string_view name) {
        return private_name(private_class_, name, *arena_);
    }
    void bind(std::string_view name) { local_.push_back(own(name)); }

    struct Binding {
        std::string_view name;
        std::size_t at; // how many came before it
        auto operator<=>(const Binding&) const = default;
    };

    // Of each local name, sorted by name.
    [[nodiscard]] std::vector<Binding> first_bindings() const {
        std::vector<Binding> all;
        all.reserve(local_.size());
        for (std::size_t at = 0; at < local_.size(); ++at)
            if (!Bindings::contains(global_, local_[at]) && !Bindings::contains(nonlocal_, local_[at]))
                all.push_back({local_[at], at});
        std::ranges::sort(all);
        all.erase(std::ranges::unique(all, {}, &Binding::name).begin(), all.end());
        return all;
    }
    // Whether a name is read in the text before it is bound.
    [[nodiscard]] bool loads_before(const std::vector<Binding>& firsts) const {
        return std::ranges::any_of(loaded_, [&](const Binding& load) {
            const auto first = std::ranges::lower_bound(firsts, load.name, {}, &Binding::name);
            return first != firsts.end() && first->name == load.name && first->at >= load.at;
        });
    }
    static std::vector<std::string_view> names_of(const std::vector<Binding>& bindings) {
        std::vector<std::string_view> names(bindings.size());
        std::ranges::transform(bindings, names.begin(), &Binding::name);
        return names;
    }
    static void sort_once(std::vector<std::string_view>& names) {
        std::ranges::sort(names);
        names.erase(std::ranges::unique(names).begin(), names.end());
    }
    void targets(syntax::Exprs nodes) {
        for (const syntax::Expr* node : nodes) target(*node);
    }
    void expressions(syntax::Exprs nodes) {
        for (const syntax::Expr* node : nodes) expression(node);
    }
    void keywords(syntax::Keywords nodes) {
        for (const syntax::Keyword* node : nodes) expression(node->value);
    }
    void definition(std::string_view name, syntax::Exprs decorators) {
        ordered_ = false; // what an inner scope uses comes last, as does what a comprehension does
        bind(name);
        expressions(decorators);
    }
    void defaults(const syntax::Arguments& arguments) {
        expressions(arguments.defaults);
        expressions(arguments.kw_defaults);
    }
    void comprehension(syntax::Comprehensions generators) {
        ordered_ = false;
        for (const syntax::Comprehension* generator : generators) {
            expression(generator->iter);
            expressions(generator->ifs);
        }
    }
    void statement(const syntax::Stmt& node) {
        const std::size_t before = yielding_.size();
        parts(node);
        if (yielding_.size() != before) yielding_.push_back(&node);
    }
    void parts(const syntax::Stmt& node);
    void parts(const syntax::Expr& whole);
    void compound(const syntax::Stmt& node);
    void imported(std::span<const syntax::Alias> names) {
        for (const syntax::Alias& alias : names) {
            bind(alias.asname.empty() ? alias.name.substr(0, alias.name.find('.')) : alias.asname);
        }
    }

    std::string_view private_class_;
    base::Arena* arena_;
    std::vector<std::string_view> local_, global_, nonlocal_;
    std::vector<const syntax::Node*> yielding_;
    std::vector<Binding> loaded_;
    std::string_view first_parameter_;
    bool ordered_ = true, mangled_ = false;
};

void Collector::parts(const syntax::Stmt& node) {
    switch (node.kind) {
    case Kind::expr: return expression(node.as<syntax::ExprStmt>()->value);
    case Kind::return_: return expression(node.as<syntax::Return>()->value);
    case Kind::assign:
        expression(node.as<syntax::Assign>()->value);
        return targets(node.as<syntax::Assign>()->targets);
    case Kind::aug_assign:
        target(*node.as<syntax::AugAssign>()->target);
        return expression(node.as<syntax::AugAssign>()->value);
    case Kind::ann_assign:
        expression(node.as<syntax::AnnAssign>()->value);
        return target(*node.as<syntax::AnnAssign>()->target);
    case Kind::delete_: return targets(node.as<syntax::Delete>()->targets);
    case Kind::import: return imported(node.as<syntax::Import>()->names);
    case Kind::import_from: return imported(node.as<syntax::ImportFrom>()->names);
    case Kind::global:
        for (const std::string_view name : node.as<syntax::Global>()->names) global_.push_back(own(name));
        return;
    case Kind::nonlocal:
        for (const std::string_view name : node.as<syntax::Global>()->names) nonlocal_.push_back(own(name));
        return;
    case Kind::raise:
        expression(node.as<syntax::Raise>()->exc);
        return expression(node.as<syntax::Raise>()->cause);
    case Kind::assert_:
        expression(node.as<syntax::Assert>()->test);
        return expression(node.as<syntax::Assert>()->msg);
    default: compound(node);
    }
}

void Collector::compound(const syntax::Stmt& node) {
    switch (node.kind) {
    case Kind::function_def:
    case Kind::async_function_def:
        definition(node.as<syntax::FunctionDef>()->name, node.as<syntax::FunctionDef>()->decorators);
        return defaults(*node.as<syntax::FunctionDef>()->args);
    case Kind::class_def:
        definition(node.as<syntax::ClassDef>()->name, node.as<syntax::ClassDef>()->decorators);
        expressions(node.as<syntax::ClassDef>()->bases);
        return keywords(node.as<syntax::ClassDef>()->keywords);
    case Kind::if_:
        expression(node.as<syntax::If>()->test);
        ordered_ = ordered_ && !may_be_constant(*node.as<syntax::If>()->test);
        statements(node.as<syntax::If>()->body);
        return statements(node.as<syntax::If>()->orelse);
    case Kind::while_:
        expression(node.as<syntax::While>()->test);
        ordered_ = ordered_ && !may_be_constant(*node.as<syntax::While>()->test);
        statements(node.as<syntax::While>()->body);
        return statements(node.as<syntax::While>()->orelse);
    case Kind::for_:
    case Kind::async_for: {
        const auto& loop = *node.as<syntax::For>();
        expression(loop.iter);
        target(*loop.target);
        statements(loop.body);
        return statements(loop.orelse);
    }
    case Kind::with:
    case Kind::async_with:
        for (const syntax::WithItem& item : node.as<syntax::With>()->items) {
            expression(item.context_expr);
            if (item.optional_vars != nullptr) target(*item.optional_vars);
        }
        return statements(node.as<syntax::With>()->body);
    case Kind::try_:
    case Kind::try_star: {
        const auto& block = *node.as<syntax::Try>();
        statements(block.body);
        const std::size_t bound = local_.size();
        for (const syntax::ExceptHandler& handler : block.handlers) {
            expression(handler.type);
            if (!handler.name.empty()) bind(handler.name);
            statements(handler.body);
        }
        statements(block.orelse);
        statements(block.finalbody);
        ordered_ = ordered_ && local_.size() == bound; // which of these comes first depends on the version
        return;
    }
    default: return; // `match` is never run; pass, break and continue bind nothing
    }
}

void Collector::parts(const syntax::Expr& whole) {
    const syntax::Expr* node = &whole;
    const std::size_t bound = local_.size();
    switch (node->kind) {
    case Kind::named_expr:
        expression(node->as<syntax::NamedExpr>()->value);
        return target(*node->as<syntax::NamedExpr>()->target);
    case Kind::yield:
    case Kind::yield_from: return expression(node->as<syntax::Yield>()->value);
    case Kind::bool_op: return expressions(node->as<syntax::BoolOp>()->values);
    case Kind::bin_op:
        expression(node->as<syntax::BinOp>()->left);
        return expression(node->as<syntax::BinOp>()->right);
    case Kind::unary_op: return expression(node->as<syntax::UnaryOp>()->operand);
    case Kind::lambda: ordered_ = false; return defaults(*node->as<syntax::Lambda>()->args);
    case Kind::name: {
        const std::string_view name = own(node->as<syntax::Name>()->id);
        loaded_.push_back({name, local_.size()});
        if (name == "super" || name == "__class__") ordered_ = false; // a name more, in a method
        return;
    }
    case Kind::if_exp:
        expression(node->as<syntax::IfExp>()->test);
        expression(node->as<syntax::IfExp>()->body);
        return expression(node->as<syntax::IfExp>()->orelse);
    case Kind::dict:
        expressions(node->as<syntax::Dict>()->keys);
        expressions(node->as<syntax::Dict>()->values);
        ordered_ = ordered_ && local_.size() == bound; // each key comes with its value
        return;
    case Kind::set: return expressions(node->as<syntax::Set>()->elts);
    case Kind::list: return expressions(node->as<syntax::List>()->elts);
    case Kind::tuple: return expressions(node->as<syntax::Tuple>()->elts);
    case Kind::list_comp:
    case Kind::set_comp:
    case Kind::generator_exp:
        expression(node->as<syntax::ListComp>()->elt);
        return comprehension(node->as<syntax::ListComp>()->generators);
    case Kind::dict_comp:
        expression(node->as<syntax::DictComp>()->key);
        expression(node->as<syntax::DictComp>()->value);
        return comprehension(node->as<syntax::DictComp>()->generators);
    case Kind::compare:
        expression(node->as<syntax::Compare>()->left);
        return expressions(node->as<syntax::Compare>()->comparators);
    case Kind::call:
        expression(node->as<syntax::Call>()->func);
        expressions(node->as<syntax::Call>()->args);
        return keywords(node->as<syntax::Call>()->keywords);
    case Kind::formatted_value:
        expression(node->as<syntax::FormattedValue>()->value);
        return expression(node->as<syntax::FormattedValue>()->format_spec);
    case Kind::joined_str: return expressions(node->as<syntax::JoinedStr>()->values);
    case Kind::attribute: return expression(node->as<syntax::Attribute>()->value);
    case Kind::subscript:
        expression(node->as<syntax::Subscript>()->value);
        return expression(node->as<syntax::Subscript>()->slice);
    case Kind::starred: return expression(node->as<syntax::Starred>()->value);
    case Kind::slice:
        expression(node->as<syntax::Slice>()->lower);
        expression(node->as<syntax::Slice>()->upper);
        return expression(node->as<syntax::Slice>()->step);
    default: return;
    }
}

} // namespace

const Bindings* bindings_of(const syntax::FunctionDef& function, std::string_view private_class,
                            base::Arena& arena) {
    Collector names(private_class, arena);
    names.parameters(*function.args);
    names.statements(function.body);
    return names.result();
}

const Bindings* bindings_of(const syntax::Lambda& lambda, std::string_view private_class,
                            base::Arena& arena) {
    Collector names(private_class, arena);
    names.parameters(*lambda.args);
    names.expression(lambda.body);
    return names.result();
}

const Bindings* bindings_of(const syntax::ClassDef& node, base::Arena& arena) {
    Collector names(private_class(node.name), arena);
    names.statements(node.body);
    return names.result();
}

const Bindings* bindings_of(syntax::Comprehensions comprehension, std::string_view private_class,
                            base::Arena& arena) {
    Collector names(private_class, arena);
    for (const syntax::Comprehension* generator : comprehension) names.target(*generator->target);
    return names.result();
}

} // namespace rezdex::eval
