// Promise: see rez/definition.h. So far every definition is declined.
#include "rez/definition.h"

namespace rezdex::rez {

void define(std::string_view, Workspace&, Definition& to) {
    to = Definition{};
    to.verdict = Verdict::dynamic;
    to.reason = Reason::unsupported_statement;
    to.line = 1;
}

} // namespace rezdex::rez
