// Promise: see eval/text_search.h.
#include "eval/text_search.h"

#include <cstring>

namespace rezdex::eval {

std::size_t find_text(std::string_view text, std::string_view part) noexcept {
    if (part.empty()) return 0;
    if (text.empty()) return std::string_view::npos;
    const void* found = memmem(text.data(), text.size(), part.data(), part.size()); // linear in glibc
    if (found == nullptr) return std::string_view::npos;
    return static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

std::size_t find_last_text(std::string_view text, std::string_view part, Run& run) noexcept {
    if (part.size() > text.size()) return std::string_view::npos;
    std::size_t position = text.size() - part.size();
    if (part.empty()) return position;
    for (;; --position) {
        position = text.rfind(part.front(), position);
        if (position == std::string_view::npos) return position;
        if (!run.step(1 + part.size() / 64)) return std::string_view::npos;
        if (text.substr(position, part.size()) == part) return position;
        if (position == 0) return std::string_view::npos;
    }
}

} // namespace rezdex::eval
