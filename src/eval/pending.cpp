// Promise: TEMPORARY on this branch: weak stand-ins that decline, until the files that own these land.
#include "eval/methods.h"
#include "eval/protocol.h"
#define W __attribute__((weak))
namespace rezdex::eval {
namespace {
std::nullptr_t no(Run& run) { return run.decline(Reason::unsupported_expression, "pending"); }
} // namespace
W std::string_view type_name(const Object&) noexcept { return "object"; }
W std::optional<bool> truth(const Object& o, Run& run) {
    if (o.type == Type::boolean) return as<Integer>(o).value != 0;
    no(run);
    return {};
}
W std::optional<std::size_t> length(const Object&, Run& run) {
    no(run);
    return {};
}
W std::optional<bool> contains(Object&, Object&, Run& run) {
    no(run);
    return {};
}
W std::optional<bool> compare(syntax::CompareOperator, Object&, Object&, Run& run) {
    no(run);
    return {};
}
W std::optional<bool> less(Object&, Object&, Run& run) {
    no(run);
    return {};
}
W std::optional<bool> identical(const Object&, const Object&, Run& run) {
    no(run);
    return {};
}
W Object* get_item(Object&, Object&, Run& run) { return no(run); }
W bool set_item(Object&, Object&, Object&, Run& run) {
    no(run);
    return false;
}
W bool delete_item(Object&, Object&, Run& run) {
    no(run);
    return false;
}
W Object* get_slice(Object&, const Slice&, Run& run) { return no(run); }
W bool set_slice(Object&, const Slice&, Object&, Run& run) {
    no(run);
    return false;
}
W bool delete_slice(Object&, const Slice&, Run& run) {
    no(run);
    return false;
}
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
W Builtins list_methods() noexcept { return {}; }
W Builtins tuple_methods() noexcept { return {}; }
W Builtins dict_methods() noexcept { return {}; }
W Builtins set_methods() noexcept { return {}; }
W Builtins frozenset_methods() noexcept { return {}; }
W Builtins range_methods() noexcept { return {}; }
W Builtins text_builtins() noexcept { return {}; }
W Builtins container_builtins() noexcept { return {}; }
} // namespace rezdex::eval
