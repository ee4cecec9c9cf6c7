// Promise: crosses two inputs by whole lines, so that what libFuzzer makes of two definitions often is one,
// too.
#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

// Each with its newline.
std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        lines.push_back(text.substr(0, std::min(text.find('\n'), text.size() - 1) + 1));
        text.remove_prefix(lines.back().size());
    }
    return lines;
}

std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

} // namespace

// Some lines of `one`, then some of `other`, then the rest of `one`.
extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* one, std::size_t one_size,
                                                 const std::uint8_t* other, std::size_t other_size,
                                                 std::uint8_t* out, std::size_t out_size, unsigned seed) {
    std::minstd_rand random(seed);
    const auto lines = lines_of(text_of(one, one_size)), others = lines_of(text_of(other, other_size));
    const std::size_t before = random() % (lines.size() + 1);
    const std::size_t first = random() % (others.size() + 1);
    const std::size_t last = first + random() % (others.size() - first + 1);
    std::string made;
    for (std::size_t i = 0; i < before; ++i) made += lines[i];
    for (std::size_t i = first; i < last; ++i) made += others[i];
    for (std::size_t i = before + random() % 3; i < lines.size(); ++i) made += lines[i];
    made.resize(std::min(made.size(), out_size));
    std::copy(made.begin(), made.end(), out);
    return made.size();
}
