// Promise: prints the parser's verdict on each source of a stream, for compare_compile.py.
//
// Reads sources from standard input, each as a 32-bit little-endian length and so many bytes. Writes one line
// for each, in order and at once: verdict, line, first disputed line (0: none), reason, message, separated by
// tabs.
#include <cstdio>
#include <string>

#include "base/arena.h"
#include "source_stream.h"
#include "syntax/parse.h"

namespace {

using rezdex::syntax::read_source;
using rezdex::syntax::Verdict;

const char* name_of(Verdict verdict) {
    switch (verdict) {
    case Verdict::accepted: return "accepted";
    case Verdict::rejected: return "rejected";
    case Verdict::undecided: return "undecided";
    }
    return "";
}

} // namespace

int main() {
    std::string source;
    rezdex::base::Arena arena;
    while (read_source(source)) {
        arena.clear();
        const auto parsed = rezdex::syntax::parse(source, arena);
        const std::string_view reason = to_string(parsed.reason);
        std::printf("%s\t%u\t%u\t%.*s\t%.*s\n", name_of(parsed.verdict), parsed.line, parsed.disputed_line,
                    static_cast<int>(reason.size()), reason.data(), static_cast<int>(parsed.message.size()),
                    parsed.message.data());
        std::fflush(stdout);
    }
    return 0;
}
