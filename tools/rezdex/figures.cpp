// Promise: see figures.h.
#include "figures.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "package_text.h"
#include "terminal.h"

namespace rezdex::cli {

void write_verdicts(std::string& to, std::span<const std::uint64_t, 4> by_verdict,
                    std::vector<std::pair<Reason, std::uint64_t>> by_reason) {
    const std::uint64_t total = std::accumulate(by_verdict.begin(), by_verdict.end(), std::uint64_t{0});
    for (std::size_t i = 0; i < by_verdict.size(); ++i) {
        const double share =
            total == 0 ? 0 : 100.0 * static_cast<double>(by_verdict[i]) / static_cast<double>(total);
        write_field(to, to_string(static_cast<Verdict>(i)),
                    fmt::format("{:>12}  {:>6.2f} %", count_text(by_verdict[i]), share));
    }
    std::stable_sort(by_reason.begin(), by_reason.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    for (const auto& [reason, count] : by_reason) {
        if (count != 0)
            to += fmt::format("    {:<10} {:>12}  {}: {}\n", "", count_text(count), to_string(reason),
                              describe(reason));
    }
}

} // namespace rezdex::cli
