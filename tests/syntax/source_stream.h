// Promise: the stream by which the Python scripts here hand sources to a tool: each a 32-bit little-endian
// length and so many bytes.
#pragma once

#include <array>
#include <cstdint>
#include <cstdio>
#include <string>

namespace rezdex::syntax {

// The next source of standard input; false at its end.
inline bool read_source(std::string& source) {
    std::array<unsigned char, 4> prefix{};
    if (std::fread(prefix.data(), 1, prefix.size(), stdin) != prefix.size()) return false;
    const std::uint32_t size = prefix[0] | prefix[1] << 8 | prefix[2] << 16 | std::uint32_t{prefix[3]} << 24;
    source.resize(size);
    return std::fread(source.data(), 1, size, stdin) == size;
}

} // namespace rezdex::syntax
