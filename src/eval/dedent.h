// Promise: textwrap.dedent().
#pragma once

#include <string>
#include <string_view>

namespace rezdex::eval {

[[nodiscard]] std::string dedent(std::string_view text);

} // namespace rezdex::eval
