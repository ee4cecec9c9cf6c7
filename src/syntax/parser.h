// Promise: CPython 3.11's grammar over the tokens of one module, as a recursive descent without exceptions.
//
// Where CPython's grammar tries one rule after the other, this parser reads each token once: targets are read
// as expressions and turned into targets when `=`, `in` and the like show what they are (targets.cpp). Only
// the soft keyword `match` and `with (` try one reading and come back. The first error stays in the Findings
// and the current token becomes `error`, which no rule takes: so every function goes on to its end with
// harmless nodes, and callers look at the Findings once. Both the nesting of the tree and of the parser's own
// calls are limited. Not for several threads at once; everything lies in the arena.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/arena.h"
#include "syntax/findings.h"
#include "syntax/items.h"
#include "syntax/lexer.h"
#include "syntax/parse.h"
#include "syntax/token.h"
#include "syntax/tree.h"

namespace rezdex::syntax {

class Parser {
  public:
    // `text` must be followed by a NUL byte. `broken_utf8`: it may hold bytes that are not UTF-8.
    Parser(std::string_view text, bool broken_utf8, base::Arena& arena, const Limits& limits,
           Findings& findings);

    // The whole module; only good if nothing failed.
    [[nodiscard]] const Module* module();

  private:
    using Bodies = Items<Stmt*>;
    using ExprItems = Items<Expr*>;

    // Where a node begins.
    struct Start {
        std::uint32_t begin;
        std::uint32_t line;
    };

    // Everything that changes while reading, to try one reading and come back.
    struct Place;

    // Around a part of the tree that stands beside others: keeps their heights apart.
    class Part {
      public:
        explicit Part(Parser& parser) noexcept : parser_(parser), height_(parser.height_) {
            parser.height_ = 0;
        }
        ~Part() {
            if (parser_.height_ < height_) parser_.height_ = height_;
        }
        Part(const Part&) = delete;
        Part& operator=(const Part&) = delete;

      private:
        Parser& parser_;
        std::uint32_t height_;
    };

    // Around each call that may lead back to itself: a Part that counts the nesting of calls.
    class Nest : public Part {
      public:
        explicit Nest(Parser& parser) : Part(parser), nested_(parser) { parser.enter(); }
        ~Nest() { --nested_.depth_; }

      private:
        Parser& nested_;
    };

    // --- tokens (parser.cpp)
    [[nodiscard]] bool at(TokenKind kind) const noexcept { return token_.kind == kind; }
    [[nodiscard]] Start start() const noexcept { return {token_.begin, token_.line}; }
    void advance() {
        if (token_.kind >= TokenKind::name) previous_end_ = token_.end; // layout is no part of a node
        token_ = lexer_->next();
    }
    bool accept(TokenKind kind) {
        if (token_.kind != kind) return false;
        advance();
        return true;
    }
    void expect(TokenKind kind) {
        if (!accept(kind)) unexpected();
    }
    void unexpected() { fail("invalid syntax"); }
    void fail(std::string_view message) { fail_at(token_.line, message); }
    void fail_at(std::uint32_t line, std::string_view message) { stop(Reason::syntax_error, line, message); }
    void stop(Reason reason, std::uint32_t line, std::string_view message);
    void enter();
    [[nodiscard]] std::string_view text(const Token& token) const noexcept {
        return text_.substr(token.begin, token.end - token.begin);
    }
    [[nodiscard]] bool is_soft_keyword(std::string_view word) const noexcept {
        return at(TokenKind::name) && text(token_) == word;
    }
    [[nodiscard]] Identifier identifier();
    [[nodiscard]] Identifier identifier_of(const Token& token);
    [[nodiscard]] Identifier dotted_name();
    [[nodiscard]] Place place() const;
    void go_back(const Place& place);

    // --- nodes
    template <class T>
    [[nodiscard]] T* allocate(Kind kind, Start start) {
        if (arena_.bytes_used() > limits_.arena_bytes) [[unlikely]]
            too_large();
        T* node = arena_.make<T>();
        node->kind = kind;
        node->line = start.line;
        node->begin = start.begin;
        node->end = previous_end_;
        return node;
    }
    // A node around everything that was read since the last Part or Nest began.
    template <class T>
    [[nodiscard]] T* node(Kind kind, Start start) {
        if (++height_ > limits_.tree_nesting) too_deep();
        return allocate<T>(kind, start);
    }
    template <class T>
    [[nodiscard]] T* leaf(Kind kind, Start start) {
        if (height_ == 0) height_ = 1;
        return allocate<T>(kind, start);
    }
    void too_large();
    void too_deep();
    [[nodiscard]] Expr* broken() noexcept { return &broken_; }

    // --- expressions (expressions.cpp)
    [[nodiscard]] Expr* star_expressions();
    [[nodiscard]] Expr* star_expression();
    [[nodiscard]] Expr* expression();
    [[nodiscard]] Expr* named_expression();
    [[nodiscard]] Expr* star_named_expression();
    [[nodiscard]] Expr* yield_expression();
    [[nodiscard]] Expr* yield_or_star_expressions();
    [[nodiscard]] Expr* starred(Expr* (Parser::*inner)());
    [[nodiscard]] Expr* tuple_from(Start start, Expr* first, Expr* (Parser::*element)());
    [[nodiscard]] Expr* lambda();
    // `first` is an atom that was read already, or null.
    [[nodiscard]] Expr* disjunction(Expr* first = nullptr);
    [[nodiscard]] Expr* conjunction(Expr* first);
    [[nodiscard]] Expr* inversion(Expr* first);
    [[nodiscard]] Expr* comparison(Expr* first);
    [[nodiscard]] bool accept_comparison(CompareOperator& op);
    [[nodiscard]] Expr* bitwise_or() { return binary(1, nullptr); }
    [[nodiscard]] Expr* binary(int lowest, Expr* first);
    [[nodiscard]] Expr* unary(Expr* first);
    [[nodiscard]] Expr* factor() { return unary(nullptr); }
    [[nodiscard]] Expr* nested(Expr* (Parser::*rule)()) {
        const Nest nest(*this);
        return (this->*rule)();
    }
    [[nodiscard]] Expr* power(Expr* first);
    [[nodiscard]] Expr* primary(Expr* first = nullptr);
    [[nodiscard]] Expr* plain_primary() { return primary(); }
    [[nodiscard]] static Start start_of(const Expr* first, Start here) noexcept {
        return first != nullptr ? Start{first->begin, first->line} : here;
    }

    // --- atoms and displays (atoms.cpp)
    [[nodiscard]] Expr* atom();
    [[nodiscard]] Expr* name_atom();
    [[nodiscard]] Expr* keyword_constant(ConstantKind kind);
    [[nodiscard]] Expr* parenthesized();
    [[nodiscard]] Expr* inside_parentheses(Start start, TokenKind closing);
    [[nodiscard]] Expr* bracketed();
    [[nodiscard]] Expr* braced();
    [[nodiscard]] Expr* set_from(Start start, Expr* first);
    [[nodiscard]] Expr* dict_from(Start start, Expr* first_key);
    [[nodiscard]] Expr* comprehension(Kind kind, Start start, Expr* element, TokenKind closing);
    [[nodiscard]] Comprehensions comprehension_clauses();
    [[nodiscard]] bool at_comprehension() const noexcept {
        return at(TokenKind::kw_for) || at(TokenKind::kw_async);
    }
    [[nodiscard]] Expr* number(); // numbers.cpp
    void set_integer(Constant& constant, std::string_view digits);

    // --- calls and subscripts (arguments.cpp), parameters (parameters.cpp)
    struct CallArguments {
        explicit CallArguments(base::Arena& arena) : args(arena), keywords(arena) {}
        ExprItems args;
        Items<Keyword*> keywords;
        bool double_star = false; // **x was read
    };
    [[nodiscard]] Expr* call(Start start, Expr* function);
    void call_arguments(CallArguments& into, const Start* bracket);
    void call_argument(CallArguments& into);
    [[nodiscard]] Expr* subscript(Start start, Expr* value);
    [[nodiscard]] Expr* subscript_index();
    [[nodiscard]] Expr* slice_or_starred();
    [[nodiscard]] Expr* slice_from(Start start, Expr* lower);
    struct Parameters;
    [[nodiscard]] Arguments* parameters(bool annotated, TokenKind closing);
    void parameter(Parameters& into, bool annotated);
    [[nodiscard]] Arg* parameter_name(bool annotated, bool starred_annotation);

    // --- strings (strings.cpp, fstrings.cpp)
    struct Literal {
        std::string_view body;
        std::uint32_t line = 0; // where lines_until is
        const char* lines_until = nullptr;
        bool bytes = false;
        bool raw = false;
        bool format = false;
        bool backslash = false;
        bool beyond_ascii = false;
    };
    struct FStringRange { // what is left of an f-string; depth counts format specifications
        const char* at;
        const char* end;
        int depth;
    };
    struct StringParts;
    [[nodiscard]] Expr* strings();
    [[nodiscard]] Expr* joined_strings(Start start, std::span<Literal> literals);
    [[nodiscard]] Expr* string_constant(Start start, bool bytes, std::string_view value);
    [[nodiscard]] Literal literal_of(const Token& token) const;
    [[nodiscard]] std::string_view string_value(std::string_view body, const Literal& literal);
    void finish_constant(StringParts& parts);
    [[nodiscard]] Expr* joined(StringParts& parts);
    void fstring(StringParts& into, Literal& literal);
    const char* fstring_parts(StringParts& into, FStringRange range, Literal& literal);
    const char* fstring_literal(StringParts& into, FStringRange range, const Literal& literal);
    void fstring_constant(StringParts& into, const char* begin, const char* end, const Literal& literal);
    const char* fstring_field(StringParts& into, FStringRange range, Literal& literal);
    const char* fstring_debug(StringParts& into, const char* expression, FStringRange range,
                              std::uint32_t line);
    [[nodiscard]] Expr* fstring_specification(Start start, FStringRange& range, Literal& literal);
    [[nodiscard]] Expr* fstring_expression(std::string_view expression, Literal& literal);

    // --- targets (targets.cpp)
    void to_target(Expr* target, Context context);
    void to_single_target(Expr* target);
    [[nodiscard]] Expr* star_target();
    [[nodiscard]] Expr* star_targets();
    [[nodiscard]] bool starts_expression() const noexcept;

    // --- statements (statements.cpp, imports.cpp, compound.cpp, definitions.cpp, try.cpp)
    void statement(Bodies& into);
    void simple_statements(Bodies& into);
    [[nodiscard]] Stmt* simple_statement();
    [[nodiscard]] Stmt* expression_statement();
    [[nodiscard]] Stmt* assignment(Start start, Expr* first);
    [[nodiscard]] Stmt* augmented_assignment(Start start, Expr* target);
    [[nodiscard]] Stmt* annotated_assignment(Start start, Expr* target);
    [[nodiscard]] Stmt* bare(Kind kind);
    [[nodiscard]] Stmt* return_statement();
    [[nodiscard]] Stmt* raise_statement();
    [[nodiscard]] Stmt* del_statement();
    [[nodiscard]] Stmt* assert_statement();
    [[nodiscard]] Stmt* scope_statement(Kind kind);
    [[nodiscard]] Stmt* import_statement();
    [[nodiscard]] Stmt* import_from_statement();
    [[nodiscard]] std::span<const Alias> imported_names();
    [[nodiscard]] Stmt* compound_statement();
    [[nodiscard]] Stmts block();
    [[nodiscard]] Stmts else_block();
    [[nodiscard]] Stmt* if_statement();
    [[nodiscard]] Stmt* while_statement();
    [[nodiscard]] Stmt* for_statement(Start start, bool async);
    [[nodiscard]] Stmt* with_statement(Start start, bool async);
    [[nodiscard]] bool parenthesized_with_items(Items<WithItem, 4>& items);
    [[nodiscard]] WithItem with_item();
    [[nodiscard]] Stmt* try_statement();
    [[nodiscard]] ExceptHandler except_clause(bool& star);
    [[nodiscard]] Stmt* decorated();
    [[nodiscard]] Stmt* async_statement();
    [[nodiscard]] Stmt* function_statement(Start start, bool async, Exprs decorators);
    [[nodiscard]] Stmt* class_statement(Exprs decorators);
    void note_type_parameters();

    // --- match statements (match.cpp, patterns.cpp, patterns_named.cpp)
    [[nodiscard]] Stmt* match_statement();
    [[nodiscard]] Expr* match_subject();
    [[nodiscard]] std::span<const MatchCase> match_cases();
    [[nodiscard]] MatchCase match_case();
    [[nodiscard]] Pattern* patterns();
    [[nodiscard]] Pattern* pattern();
    [[nodiscard]] Pattern* or_pattern();
    [[nodiscard]] Pattern* closed_pattern();
    [[nodiscard]] Pattern* maybe_star_pattern();
    [[nodiscard]] Pattern* sequence_from(Start start, Pattern* first, TokenKind closing);
    [[nodiscard]] Pattern* group_or_sequence_pattern();
    [[nodiscard]] Pattern* name_pattern();
    [[nodiscard]] Pattern* class_pattern(Start start, Expr* cls);
    [[nodiscard]] Pattern* mapping_pattern();
    [[nodiscard]] Pattern* singleton_pattern(ConstantKind constant);
    [[nodiscard]] Expr* literal_pattern_expression();
    [[nodiscard]] Expr* signed_number();
    [[nodiscard]] Expr* plain_number();
    [[nodiscard]] Expr* mapping_key();
    [[nodiscard]] Expr* dotted_expression(Start start, Expr* value);
    [[nodiscard]] Identifier capture_target();
    [[nodiscard]] Identifier capture_or_wildcard();
    [[nodiscard]] bool next_is_equal() const;
    [[nodiscard]] Pattern* broken_pattern() noexcept { return &broken_pattern_; }

    std::string_view text_;
    base::Arena& arena_;
    const Limits& limits_;
    Findings& findings_;
    Lexer module_lexer_;
    Lexer* lexer_ = &module_lexer_;
    Token token_;
    std::uint32_t previous_end_ = 0;
    std::uint32_t height_ = 0; // of the tree read since the last Part began
    std::uint32_t depth_ = 0;  // of calls that may lead back to themselves
    bool broken_utf8_;
    Expr broken_{{.kind = Kind::pass}}; // stands for what could not be read; of no expression's kind
    Pattern broken_pattern_{{.kind = Kind::pass}};
};

} // namespace rezdex::syntax
