// Promise: the parser's verdict on any bytes is the same each time, its tree too, and the tree can be walked
// to its last leaf; what is accepted is accepted with one more statement behind it.
#include <cstdint>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "support/hold.h"
#include "syntax/parse.h"
#include "syntax/tree_text.h"

namespace {

using namespace rezdex::syntax;
using rezdex::test::hold;

bool same(const Parsed& a, const Parsed& b) {
    return a.verdict == b.verdict && a.reason == b.reason && a.line == b.line && a.message == b.message &&
           a.text == b.text && a.disputed_line == b.disputed_line && a.disputed == b.disputed &&
           (a.module == nullptr) == (b.module == nullptr);
}

void accept_more(std::string_view bytes, const Parsed& parsed) {
    rezdex::base::Arena arena;
    const Parsed longer = parse(std::string(bytes) + "\npass\n", arena);
    hold(longer.verdict == Verdict::accepted, "one more statement is accepted");
    hold(longer.module->body.size() == parsed.module->body.size() + 1, "one more statement is there");
    // A dispute may be about how the text ends.
    const bool settled = longer.disputed_line == 0;
    hold(settled || longer.disputed_line == parsed.disputed_line, "one more statement brings no dispute");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    rezdex::base::Arena arena;
    rezdex::base::Arena other;
    const Parsed parsed = parse(bytes, arena);
    const Parsed again = parse(bytes, other);
    hold(same(parsed, again), "the same bytes are judged alike");
    hold((parsed.verdict == Verdict::accepted) == (parsed.module != nullptr),
         "there is a tree of what is accepted");
    hold((parsed.verdict == Verdict::accepted) == (parsed.reason == rezdex::Reason::none),
         "a refusal has a reason");
    hold(arena.bytes_used() <= Limits().arena_bytes + (1U << 20U), "the arena keeps its limit");
    if (parsed.module == nullptr) return 0;
    hold(tree_text(*parsed.module, true) == tree_text(*again.module, true),
         "the same bytes give the same tree");
    accept_more(bytes, parsed);
    return 0;
}
