// Promise: definition.h of definitions in YAML.
#include <cstdint>

#include "definition.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    rezdex::test::check_definition({reinterpret_cast<const char*>(data), size}, rezdex::rez::Format::yaml);
    return 0;
}
