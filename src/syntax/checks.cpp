// Promise: see syntax/checks.h.
#include "syntax/checks.h"

#include "syntax/checker.h"
#include "syntax/futures.h"
#include "syntax/scopes.h"

namespace rezdex::syntax {
namespace {

// Scopes are kept only for modules that need them, at the price of a second walk.
Findings walk(const Module& module, const Futures& futures, const Checker::Rules& rules, base::Arena& arena) {
    Checker plain(arena, rules, nullptr);
    plain.module(module, futures);
    if (plain.findings().error || !plain.findings().needs_scopes) return plain.findings();
    Scopes scopes(arena);
    Checker scoped(arena, rules, &scopes);
    scoped.module(module, futures);
    scopes.resolve();
    Findings found = scoped.findings();
    found.error = scopes.error;
    if (found.disputed_line == 0 && scopes.disputed_line != 0) {
        found.disputed_line = scopes.disputed_line;
        found.disputed = "assigning to a name within a comprehension's target";
    }
    return found;
}

} // namespace

std::optional<CheckError> check(const Module& module, base::Arena& arena, std::uint32_t* disputed_line,
                                std::string_view* disputed) {
    const auto dispute = [&](std::uint32_t line, std::string_view what) {
        if (*disputed_line != 0 || line == 0) return;
        *disputed_line = line;
        *disputed = what;
    };
    const Futures futures = read_futures(module);
    dispute(futures.disputed_line, "a relative import of __future__");
    if (futures.error) return futures.error;

    const Checker::Rules rules{futures.annotations, false};
    const Findings found = walk(module, futures, rules, arena);
    dispute(found.disputed_line, found.disputed);

    // Whoever compiles may have switched annotations to text, as rez has.
    if (found.annotation_line != 0) {
        const Findings other = walk(module, futures, {!rules.annotations_are_text, false}, arena);
        dispute(other.disputed_line, other.disputed);
        if (other.error.has_value() != found.error.has_value())
            dispute(found.annotation_line, "what an annotation holds, were it text or not");
    }
    if (found.ordered_try_line != 0 && found.needs_scopes) {
        const Findings other = walk(module, futures, {rules.annotations_are_text, true}, arena);
        if (other.error.has_value() != found.error.has_value())
            dispute(found.ordered_try_line, "a declaration in one branch of a try statement");
    }
    return found.error;
}

} // namespace rezdex::syntax
