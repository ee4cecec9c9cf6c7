// Promise: of any text that decodes, the tokens lie in order, on the lines they say, with nothing between
// them but what Python skips; they end, and a copy of the lexer gives the same ones.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "support/hold.h"
#include "syntax/lexer.h"
#include "syntax/source.h"

namespace {

using namespace rezdex::syntax;
using rezdex::test::hold;

// Blanks, comments, newlines that end no statement, and backslashes before one.
bool is_skipped(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '#') at = std::min(text.find('\n', at), text.size());
        const bool continues = text.substr(at).starts_with("\\\n");
        if (at < text.size() && !continues && std::string_view(" \t\f\n").find(text[at]) == text.npos)
            return false;
    }
    return true;
}

bool same(const Token& a, const Token& b) {
    return a.kind == b.kind && a.line == b.line && a.begin == b.begin && a.end == b.end &&
           a.prefix == b.prefix;
}

// Where the token ends, and the line there.
struct Place {
    std::uint32_t at = 0;
    std::uint32_t line = 1;

    void pass(std::string_view text, const Token& token) {
        hold(at <= token.begin && token.begin <= token.end && token.end <= text.size(),
             "tokens lie in order");
        const std::string_view between = text.substr(at, token.begin - at);
        if (token.kind != TokenKind::error) hold(is_skipped(between), "no token leaves anything out");
        line += newlines(between);
        if (token.kind != TokenKind::error) hold(token.line == line, "a token knows its line");
        line += newlines(text.substr(token.begin, token.end - token.begin));
        at = token.end;
    }
    static std::uint32_t newlines(std::string_view text) {
        return static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
    }
};

void lex(std::string_view text) {
    Findings findings;
    Lexer lexer(text, findings);
    Place place;
    const std::size_t most = 3 * text.size() + 1; // each byte a token, an indent and a dedent
    for (std::size_t count = 0;; ++count) {
        hold(count <= most, "the tokens end");
        Findings of_twin = findings;
        Lexer twin = lexer;
        twin.report_to(of_twin);
        const Token token = lexer.next();
        hold(same(token, twin.next()), "a copy gives the same token");
        place.pass(text, token);
        if (token.kind == TokenKind::end) {
            hold(token.end == text.size(), "the end is where the text ends");
            hold(!findings.failed(), "what ends well has no error");
            return;
        }
        if (token.kind == TokenKind::error) {
            hold(findings.failed() && lexer.next().kind == TokenKind::error,
                 "an error stays, with its reason");
            return;
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    rezdex::base::Arena arena;
    const Source source = decode({reinterpret_cast<const char*>(data), size}, arena);
    if (!source.ok) return 0;
    const std::string text(source.text); // with a NUL behind it
    lex(text);
    return 0;
}
