#include "tree_text.h"

#include <bit>
#include <cstdio>
#include <string_view>

namespace rezdex::syntax {
namespace {

constexpr std::string_view class_names[] = {"BoolOp",
                                            "NamedExpr",
                                            "BinOp",
                                            "UnaryOp",
                                            "Lambda",
                                            "IfExp",
                                            "Dict",
                                            "Set",
                                            "ListComp",
                                            "SetComp",
                                            "DictComp",
                                            "GeneratorExp",
                                            "Await",
                                            "Yield",
                                            "YieldFrom",
                                            "Compare",
                                            "Call",
                                            "FormattedValue",
                                            "JoinedStr",
                                            "Constant",
                                            "Attribute",
                                            "Subscript",
                                            "Starred",
                                            "Name",
                                            "List",
                                            "Tuple",
                                            "Slice",
                                            "FunctionDef",
                                            "AsyncFunctionDef",
                                            "ClassDef",
                                            "Return",
                                            "Delete",
                                            "Assign",
                                            "AugAssign",
                                            "AnnAssign",
                                            "For",
                                            "AsyncFor",
                                            "While",
                                            "If",
                                            "With",
                                            "AsyncWith",
                                            "Match",
                                            "Raise",
                                            "Try",
                                            "TryStar",
                                            "Assert",
                                            "Import",
                                            "ImportFrom",
                                            "Global",
                                            "Nonlocal",
                                            "Expr",
                                            "Pass",
                                            "Break",
                                            "Continue",
                                            "MatchValue",
                                            "MatchSingleton",
                                            "MatchSequence",
                                            "MatchMapping",
                                            "MatchClass",
                                            "MatchStar",
                                            "MatchAs",
                                            "MatchOr"};
constexpr std::string_view contexts[] = {"Load", "Store", "Del"};
constexpr std::string_view bool_operators[] = {"And", "Or"};
constexpr std::string_view binary_operators[] = {"Add",    "Sub",    "Mult",    "MatMult", "Div",
                                                 "Mod",    "Pow",    "LShift",  "RShift",  "BitOr",
                                                 "BitXor", "BitAnd", "FloorDiv"};
constexpr std::string_view unary_operators[] = {"Invert", "Not", "UAdd", "USub"};
constexpr std::string_view compare_operators[] = {"Eq",  "NotEq", "Lt",    "LtE", "Gt",
                                                  "GtE", "Is",    "IsNot", "In",  "NotIn"};

template <class Enum, std::size_t size>
std::string_view name_in(const std::string_view (&names)[size], Enum value) {
    return names[static_cast<std::size_t>(value)];
}

class Writer {
  public:
    explicit Writer(bool positions) : positions_(positions) {}

    std::string text(const Module& module) {
        list(module.body);
        return std::move(out_);
    }

  private:
    template <class... Fields>
    void fields(const Fields&... all) {
        out_ += '(';
        bool first = true;
        ((first ? void() : void(out_ += ','), first = false, field(all)), ...);
        out_ += ')';
    }
    void field(std::string_view text) { out_ += text.empty() ? "-" : text; }
    void field(const Node* node) { node == nullptr ? void(out_ += '-') : write(*node); }
    void field(bool value) { out_ += value ? '1' : '0'; }
    void field(std::uint32_t value) { out_ += std::to_string(value); }
    void field(int value) { out_ += std::to_string(value); }
    void field(const Arguments* arguments) {
        out_ += "arguments";
        fields(arguments->posonlyargs, arguments->args, arguments->vararg, arguments->kwonlyargs,
               arguments->kw_defaults, arguments->kwarg, arguments->defaults);
    }
    void field(const Arg* arg) {
        if (arg == nullptr) return void(out_ += '-');
        line("arg", arg->line);
        fields(arg->name, arg->annotation);
    }
    void field(const Keyword* keyword) {
        line("keyword", keyword->line);
        fields(keyword->name, keyword->value);
    }
    void field(const Comprehension* clause) {
        out_ += "comprehension";
        fields(clause->target, clause->iter, clause->ifs, clause->is_async);
    }
    void field(const WithItem& item) {
        out_ += "withitem";
        fields(item.context_expr, item.optional_vars);
    }
    void field(const MatchCase& item) {
        out_ += "match_case";
        fields(item.pattern, item.guard, item.body);
    }
    void field(const ExceptHandler& handler) {
        line("ExceptHandler", handler.line);
        fields(handler.type, handler.name, handler.body);
    }
    void field(const Alias& alias) {
        line("alias", alias.line);
        fields(alias.name, alias.asname);
    }
    void field(CompareOperator op) { out_ += name_in(compare_operators, op); }
    template <class T>
    void field(const std::span<T>& items) {
        list(items);
    }

    template <class List>
    void list(const List& items) {
        out_ += '[';
        bool first = true;
        for (const auto& item : items) {
            if (!first) out_ += ',';
            first = false;
            field(item);
        }
        out_ += ']';
    }
    void line(std::string_view name, std::uint32_t number) {
        out_ += name;
        if (positions_ && fstrings_ == 0) out_ += '@' + std::to_string(number);
    }
    void hexadecimal(std::string_view bytes) {
        constexpr std::string_view digits = "0123456789abcdef";
        for (const char c : bytes) {
            out_ += digits[static_cast<unsigned char>(c) >> 4U];
            out_ += digits[static_cast<unsigned char>(c) & 15U];
        }
    }
    void bits(double value) {
        char text[17];
        std::snprintf(text, sizeof text, "%016llx",
                      static_cast<unsigned long long>(std::bit_cast<std::uint64_t>(value)));
        out_ += text;
    }

    void constant(const Constant& value) {
        out_ += '(';
        switch (value.constant) {
        case ConstantKind::none: out_ += "None"; break;
        case ConstantKind::true_: out_ += "True"; break;
        case ConstantKind::false_: out_ += "False"; break;
        case ConstantKind::ellipsis: out_ += "Ellipsis"; break;
        case ConstantKind::integer: out_ += "i:" + std::to_string(value.integer); break;
        case ConstantKind::big_integer: out_ += "i:" + std::string(value.text); break;
        case ConstantKind::floating: out_ += "f:", bits(value.floating); break;
        case ConstantKind::imaginary: out_ += "j:", bits(value.floating); break;
        case ConstantKind::string: out_ += "s:", hexadecimal(value.text); break;
        case ConstantKind::bytes: out_ += "b:", hexadecimal(value.text); break;
        }
        out_ += ')';
    }

    void write(const Node& node);
    void write_expression(const Node& node);
    void write_statement(const Node& node);
    void write_pattern(const Node& node);

    std::string out_;
    bool positions_;
    int fstrings_ = 0; // how many we are in
};

void Writer::write(const Node& node) {
    out_ += name_in(class_names, node.kind);
    if (positions_ && fstrings_ == 0)
        out_ += '@' + std::to_string(node.line) + ':' + std::to_string(node.begin) + ':' +
                std::to_string(node.end);
    if (node.kind <= Kind::slice)
        write_expression(node);
    else if (node.kind <= Kind::continue_)
        write_statement(node);
    else
        write_pattern(node);
}

void Writer::write_expression(const Node& node) {
    const std::string_view context = name_in(contexts, node.context);
    switch (node.kind) {
    case Kind::bool_op:
        return fields(name_in(bool_operators, node.as<BoolOp>()->op), node.as<BoolOp>()->values);
    case Kind::named_expr: return fields(node.as<NamedExpr>()->target, node.as<NamedExpr>()->value);
    case Kind::bin_op:
        return fields(node.as<BinOp>()->left, name_in(binary_operators, node.as<BinOp>()->op),
                      node.as<BinOp>()->right);
    case Kind::unary_op:
        return fields(name_in(unary_operators, node.as<UnaryOp>()->op), node.as<UnaryOp>()->operand);
    case Kind::lambda: return fields(node.as<Lambda>()->args, node.as<Lambda>()->body);
    case Kind::if_exp:
        return fields(node.as<IfExp>()->test, node.as<IfExp>()->body, node.as<IfExp>()->orelse);
    case Kind::dict: return fields(node.as<Dict>()->keys, node.as<Dict>()->values);
    case Kind::set: return fields(node.as<Set>()->elts);
    case Kind::list_comp:
    case Kind::set_comp:
    case Kind::generator_exp: return fields(node.as<ListComp>()->elt, node.as<ListComp>()->generators);
    case Kind::dict_comp:
        return fields(node.as<DictComp>()->key, node.as<DictComp>()->value, node.as<DictComp>()->generators);
    case Kind::await: return fields(node.as<Await>()->value);
    case Kind::yield:
    case Kind::yield_from: return fields(node.as<Yield>()->value);
    case Kind::compare:
        return fields(node.as<Compare>()->left, node.as<Compare>()->ops, node.as<Compare>()->comparators);
    case Kind::call: return fields(node.as<Call>()->func, node.as<Call>()->args, node.as<Call>()->keywords);
    case Kind::formatted_value: {
        const FormattedValue& field = *node.as<FormattedValue>();
        return fields(field.value, field.conversion == 0 ? -1 : int{field.conversion}, field.format_spec);
    }
    case Kind::joined_str:
        ++fstrings_;
        fields(node.as<JoinedStr>()->values);
        --fstrings_;
        return;
    case Kind::constant: return constant(*node.as<Constant>());
    case Kind::attribute: return fields(node.as<Attribute>()->value, node.as<Attribute>()->attr, context);
    case Kind::subscript: return fields(node.as<Subscript>()->value, node.as<Subscript>()->slice, context);
    case Kind::starred: return fields(node.as<Starred>()->value, context);
    case Kind::name: return fields(node.as<Name>()->id, context);
    case Kind::list: return fields(node.as<List>()->elts, context);
    case Kind::tuple: return fields(node.as<Tuple>()->elts, context);
    case Kind::slice: return fields(node.as<Slice>()->lower, node.as<Slice>()->upper, node.as<Slice>()->step);
    default: return;
    }
}

void Writer::write_statement(const Node& node) {
    switch (node.kind) {
    case Kind::function_def:
    case Kind::async_function_def: {
        const FunctionDef& function = *node.as<FunctionDef>();
        return fields(function.name, function.args, function.body, function.decorators, function.returns);
    }
    case Kind::class_def: {
        const ClassDef& definition = *node.as<ClassDef>();
        return fields(definition.name, definition.bases, definition.keywords, definition.body,
                      definition.decorators);
    }
    case Kind::return_: return fields(node.as<Return>()->value);
    case Kind::delete_: return fields(node.as<Delete>()->targets);
    case Kind::assign: return fields(node.as<Assign>()->targets, node.as<Assign>()->value);
    case Kind::aug_assign:
        return fields(node.as<AugAssign>()->target, name_in(binary_operators, node.as<AugAssign>()->op),
                      node.as<AugAssign>()->value);
    case Kind::ann_assign: {
        const AnnAssign& assignment = *node.as<AnnAssign>();
        return fields(assignment.target, assignment.annotation, assignment.value, assignment.simple);
    }
    case Kind::for_:
    case Kind::async_for: {
        const For& loop = *node.as<For>();
        return fields(loop.target, loop.iter, loop.body, loop.orelse);
    }
    case Kind::while_:
        return fields(node.as<While>()->test, node.as<While>()->body, node.as<While>()->orelse);
    case Kind::if_: return fields(node.as<If>()->test, node.as<If>()->body, node.as<If>()->orelse);
    case Kind::with:
    case Kind::async_with: return fields(node.as<With>()->items, node.as<With>()->body);
    case Kind::match: return fields(node.as<Match>()->subject, node.as<Match>()->cases);
    case Kind::raise: return fields(node.as<Raise>()->exc, node.as<Raise>()->cause);
    case Kind::try_:
    case Kind::try_star: {
        const Try& statement = *node.as<Try>();
        return fields(statement.body, statement.handlers, statement.orelse, statement.finalbody);
    }
    case Kind::assert_: return fields(node.as<Assert>()->test, node.as<Assert>()->msg);
    case Kind::import: return fields(node.as<Import>()->names);
    case Kind::import_from:
        return fields(node.as<ImportFrom>()->module, node.as<ImportFrom>()->names,
                      node.as<ImportFrom>()->level);
    case Kind::global:
    case Kind::nonlocal: return fields(node.as<Global>()->names);
    case Kind::expr: return fields(node.as<ExprStmt>()->value);
    default: return fields();
    }
}

void Writer::write_pattern(const Node& node) {
    switch (node.kind) {
    case Kind::match_value: return fields(node.as<MatchValue>()->value);
    case Kind::match_singleton: {
        const ConstantKind value = node.as<MatchSingleton>()->value;
        return fields(std::string_view(value == ConstantKind::none    ? "None"
                                       : value == ConstantKind::true_ ? "True"
                                                                      : "False"));
    }
    case Kind::match_sequence: return fields(node.as<MatchSequence>()->patterns);
    case Kind::match_mapping: {
        const MatchMapping& mapping = *node.as<MatchMapping>();
        return fields(mapping.keys, mapping.patterns, mapping.rest);
    }
    case Kind::match_class: {
        const MatchClass& match = *node.as<MatchClass>();
        return fields(match.cls, match.patterns, match.kwd_attrs, match.kwd_patterns);
    }
    case Kind::match_star: return fields(node.as<MatchStar>()->name);
    case Kind::match_as: return fields(node.as<MatchAs>()->pattern, node.as<MatchAs>()->name);
    case Kind::match_or: return fields(node.as<MatchOr>()->patterns);
    default: return;
    }
}

} // namespace

std::string tree_text(const Module& module, bool positions) { return Writer(positions).text(module); }

} // namespace rezdex::syntax
