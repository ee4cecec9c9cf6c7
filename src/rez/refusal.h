// Promise: the errors of rezdex/version.h.
#pragma once

#include <string>
#include <string_view>

#include "rezdex/result.h"

namespace rezdex::rez {

[[nodiscard]] inline Error refusal(std::string_view what, std::string_view text) {
    return {ErrorKind::usage, {}, 0, "rez refuses the " + std::string(what) + " '" + std::string(text) + "'"};
}

[[nodiscard]] inline Error long_number(std::string_view what) {
    return {ErrorKind::usage, {}, 0, "the " + std::string(what) + " holds a number of more than 640 digits"};
}

} // namespace rezdex::rez
