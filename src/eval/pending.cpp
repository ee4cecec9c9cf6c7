// Promise: TEMPORARY on this branch: weak stand-ins that decline, until the files that own these land.
#include "eval/methods.h"
#include "eval/protocol.h"
#define W __attribute__((weak))
namespace rezdex::eval {
namespace {
std::nullptr_t no(Run& run) { return run.decline(Reason::unsupported_expression, "pending"); }
} // namespace
W bool append_str(const Object&, std::string&, Run& run) {
    no(run);
    return false;
}
W bool append_repr(const Object&, std::string&, Run& run) {
    no(run);
    return false;
}
W bool append_ascii(const Object&, std::string&, Run& run) {
    no(run);
    return false;
}
W bool append_format(const Object&, std::string_view, std::string&, Run& run) {
    no(run);
    return false;
}
W Builtins string_methods() noexcept { return {}; }
W Builtins bytes_methods() noexcept { return {}; }
W Builtins text_builtins() noexcept { return {}; }
} // namespace rezdex::eval
