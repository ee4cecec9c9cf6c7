// Promise: the parts of rezdex::Value that are not inline.
#include "rezdex/value.h"

#include <bit>

namespace rezdex {

double Value::floating() const noexcept { return std::bit_cast<double>(node_->payload); }

std::optional<Value> Value::find(std::string_view key) const noexcept {
    std::optional<Value> found;
    for (iterator it = begin(); it != end(); ++it) {
        const Value candidate = *it++;
        if (candidate.kind() == ValueKind::string && candidate.text() == key) found = *it;
    }
    return found;
}

} // namespace rezdex
