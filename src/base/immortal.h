// Promise: the process's one object of a type, made when first asked for and never destroyed: a thread may
// still use it while main() has returned and the process ends.
#pragma once

#include <cstddef>
#include <new>

namespace rezdex::base {

template <class T>
[[nodiscard]] T& immortal() {
    alignas(T) static std::byte place[sizeof(T)]; // memory of its own would look lost to leak checkers
    static T* const only = ::new (static_cast<void*>(place)) T;
    return *only;
}

} // namespace rezdex::base
