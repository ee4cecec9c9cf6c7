// Promise: what one conversion of a %-format, as %-5.3s, makes of its value.
#pragma once

#include <cstdint>
#include <string>

#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

struct Conversion {
    bool left = false, plus = false, blank = false, alternate = false, zeros = false; // - + blank # 0
    std::int64_t width = -1;
    std::int64_t precision = -1;
    char type = '\0'; // whatever stands there
};

// False after a failure.
[[nodiscard]] bool append_conversion(const Object& value, const Conversion& conversion, std::string& to,
                                     Run& run);

} // namespace rezdex::eval
