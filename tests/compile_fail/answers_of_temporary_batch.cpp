// Promise: the answers of a package lookup that is gone at the end of the line do not compile.
// error: use of deleted function
#include "rezdex/index.h"

std::size_t versions(const rezdex::Index& index) {
#ifdef WRONG
    const auto answers = index.lookup_family("foo").answers(0);
#else
    const rezdex::PackageBatch family = index.lookup_family("foo");
    const auto answers = family.answers(0);
#endif
    return answers.size();
}
