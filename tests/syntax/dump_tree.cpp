// Promise: prints the tree of each source of a stream (source_stream.h), for compare_trees.py.
//
// Writes one line for each, in order: the tree (tree_text.h), or `rejected` or `undecided`, line and message,
// separated by tabs.
#include <cstdio>
#include <string>

#include "base/arena.h"
#include "source_stream.h"
#include "syntax/parse.h"
#include "tree_text.h"

namespace {

using rezdex::syntax::Parsed;
using rezdex::syntax::Verdict;

std::string answer(const Parsed& parsed) {
    if (parsed.verdict == Verdict::accepted) return tree_text(*parsed.module, true);
    return (parsed.verdict == Verdict::rejected ? "rejected\t" : "undecided\t") +
           std::to_string(parsed.line) + '\t' + std::string(parsed.message);
}

} // namespace

int main() {
    rezdex::base::Arena arena;
    for (std::string source; rezdex::syntax::read_source(source);) {
        arena.clear();
        std::puts(answer(rezdex::syntax::parse(source, arena)).c_str());
    }
}
