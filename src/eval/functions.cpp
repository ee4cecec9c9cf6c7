// Promise: see eval/functions.h.
#include "eval/functions.h"

#include <algorithm>
#include <array>

namespace rezdex::eval {
namespace {

constexpr std::array<std::string_view, 5> rex_functions{"commands", "post_commands", "pre_build_commands",
                                                        "pre_commands", "pre_test_commands"};

} // namespace

bool is_rex_function(std::string_view name) noexcept {
    return std::ranges::find(rex_functions, name) != rex_functions.end();
}

} // namespace rezdex::eval
