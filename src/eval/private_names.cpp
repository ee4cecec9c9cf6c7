// Promise: see eval/bindings.h: names of the form __x, which mean others inside of a class.
#include <algorithm>
#include <string>

#include "eval/bindings.h"

namespace rezdex::eval {

bool is_private_name(std::string_view name) noexcept {
    return name.starts_with("__") && !name.ends_with("__");
}

std::string_view private_name(std::string_view private_class, std::string_view name, base::Arena& arena) {
    if (private_class.empty() || !is_private_name(name)) return name;
    return arena.copy(std::string("_").append(private_class).append(name));
}

std::string_view private_class(std::string_view class_name) noexcept {
    class_name.remove_prefix(std::min(class_name.find_first_not_of('_'), class_name.size()));
    return class_name;
}

} // namespace rezdex::eval
