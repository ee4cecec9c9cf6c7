#include "syntax/checks.h"

namespace rezdex::syntax {
std::optional<CheckError> check(const Module&, base::Arena&, std::uint32_t*, std::string_view*) {
    return std::nullopt;
}
} // namespace rezdex::syntax
