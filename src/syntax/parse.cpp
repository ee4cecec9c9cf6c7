// Promise: see syntax/parse.h: decode, parse, check.
#include "syntax/parse.h"

#include <cstring>
#include <limits>

#include "syntax/checks.h"
#include "syntax/parser.h"
#include "syntax/source.h"

namespace rezdex::syntax {
namespace {

Parsed undone(Reason reason, std::uint32_t line, std::string_view message) {
    Parsed parsed;
    const bool refused = reason == Reason::syntax_error || reason == Reason::bad_encoding;
    parsed.verdict = refused ? Verdict::rejected : Verdict::undecided;
    parsed.reason = reason;
    parsed.line = line;
    parsed.message = message;
    return parsed;
}

// Nesting past our limit may be past CPython's too, whose lexer then has the last word.
bool lexer_refuses(std::string_view text, Findings& findings) {
    Findings of_lexer;
    Lexer lexer(text, of_lexer);
    TokenKind kind;
    do kind = lexer.next().kind;
    while (kind != TokenKind::end && kind != TokenKind::error);
    if (!of_lexer.failed()) return false;
    findings = of_lexer;
    return true;
}

// Since 3.12 f-strings are lexed with their fields, so that what 3.11 refuses may be right behind one.
bool mentions_fstring(std::string_view text) noexcept {
    const auto is = [&](std::size_t at, std::string_view any) {
        return at < text.size() && any.find(text[at]) != std::string_view::npos;
    };
    for (std::size_t quote = text.find_first_of("'\""); quote != std::string_view::npos;
         quote = text.find_first_of("'\"", quote + 1)) {
        const bool after_f = quote > 0 && is(quote - 1, "fF");
        const bool after_fr = quote > 1 && is(quote - 1, "rR") && is(quote - 2, "fF");
        if (after_f || after_fr) return true;
    }
    return false;
}

// The text with the NUL behind it that the lexer needs.
std::string_view terminated(std::string_view text, base::Arena& arena) {
    char* copy = static_cast<char*>(arena.allocate(text.size() + 1, 1));
    std::memcpy(copy, text.data(), text.size());
    copy[text.size()] = '\0';
    return {copy, text.size()};
}

} // namespace

Parsed parse(std::string_view bytes, base::Arena& arena, const Limits& limits) {
    if (bytes.size() >= std::min<std::size_t>(limits.arena_bytes, std::numeric_limits<std::uint32_t>::max()))
        return undone(Reason::limit_memory, 0, "the source is larger than the limit");
    const Source source = decode(bytes, arena);
    Findings findings;
    findings.disputed_line = source.disputed_line;
    findings.disputed = source.disputed;
    Parsed parsed;
    if (!source.ok) {
        parsed = undone(source.reason, source.line, source.message);
    } else {
        const std::string_view text = terminated(source.text, arena);
        Parser parser(text, source.not_utf8_line != 0, arena, limits, findings);
        const Module* module = parser.module();
        if (findings.reason == Reason::limit_nesting) lexer_refuses(text, findings);
        if (findings.failed()) {
            parsed = undone(findings.reason, findings.line, findings.message);
            if (mentions_fstring(text)) findings.dispute(findings.line, "what f-strings may hold");
        } else {
            const auto error = check(*module, arena, &findings.disputed_line, &findings.disputed);
            if (error)
                parsed = undone(Reason::syntax_error, error->line, error->message);
            else
                parsed.module = module;
        }
        parsed.text = text;
    }
    parsed.disputed_line = findings.disputed_line;
    parsed.disputed = findings.disputed;
    return parsed;
}

} // namespace rezdex::syntax
