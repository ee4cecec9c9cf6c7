// Promise: see eval/regex_width.h.
#include "eval/regex_width.h"

#include <algorithm>

namespace rezdex::eval::regex {
namespace {

constexpr std::uint64_t limit = std::uint64_t{1} << 31U;

std::uint64_t times(std::uint64_t width, std::uint64_t count) noexcept {
    return std::min(limit, width * std::min(count, limit)); // both are below 2**32
}

Width width_of(const Item& item) noexcept {
    switch (item.kind) {
    case Item::Kind::literal:
    case Item::Kind::any:
    case Item::Kind::set: return {1, 1};
    case Item::Kind::group: return width_of(item.parts[0]);
    case Item::Kind::repeat: {
        const Width body = width_of(item.parts[0]);
        return {times(body.least, item.least), times(body.most, item.most)};
    }
    case Item::Kind::branch: {
        Width all{limit, 0};
        for (const Items part : item.parts) {
            const Width width = width_of(part);
            all = {std::min(all.least, width.least), std::max(all.most, width.most)};
        }
        return all;
    }
    default: return {0, 0};
    }
}

} // namespace

Width width_of(Items items) noexcept {
    Width all{0, 0};
    for (const Item& item : items) {
        const Width width = width_of(item);
        all = {std::min(limit, all.least + width.least), std::min(limit, all.most + width.most)};
    }
    return all;
}

} // namespace rezdex::eval::regex
