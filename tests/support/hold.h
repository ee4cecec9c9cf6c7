// Promise: hold() ends the process where a property does not hold: a finding for the fuzzer, a failure for a
// test.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace rezdex::test {

// `what` says what should have been true.
inline void hold(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

} // namespace rezdex::test
