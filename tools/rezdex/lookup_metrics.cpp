// Promise: see lookup_metrics.h.
#include "lookup_metrics.h"

#include "metrics.h"

namespace rezdex::cli {

void LookupMetrics::count(const Slot& slot) {
    ++slots_[static_cast<std::size_t>(slot.origin)][static_cast<std::size_t>(slot.status)];
    if (!answered(slot.status)) ++unanswered_[slot.reason];
    touched_ += slot.touched ? 1 : 0;
}

void LookupMetrics::count(const Counters& counters) {
    stats_ += counters.stats;
    reads_ += counters.reads;
}

std::optional<Error> LookupMetrics::write(const std::string& file, const std::string& database) const {
    const Labels index{{"db", index_name(database)}};
    const auto add = [&](Metrics& to, const MetricsFile::Before& before) {
        const auto more = [&](std::string_view name, const Labels& labels, std::uint64_t count) {
            to.add(name, labels, before.count(name, labels) + count);
        };
        more("rezdex_lookup_runs_total", index, 1);
        for (std::size_t origin = 0; origin < slots_.size(); ++origin)
            for (std::size_t status = 0; status < slots_[origin].size(); ++status)
                more("rezdex_lookup_slots_total",
                     {index.front(),
                      {"origin", std::string(to_string(static_cast<Origin>(origin)))},
                      {"status", std::string(to_string(static_cast<Status>(status)))}},
                     slots_[origin][status]);
        for (const auto& [reason, count] : unanswered_)
            more("rezdex_lookup_unanswered_total",
                 {index.front(), {"reason", std::string(to_string(reason))}}, count);
        more("rezdex_lookup_touched_total", index, touched_);
        more("rezdex_lookup_stats_total", index, stats_);
        more("rezdex_lookup_reads_total", index, reads_);
        const std::chrono::duration<double> time = std::chrono::steady_clock::now() - started_;
        to.add_seconds("rezdex_lookup_seconds_total", index,
                       before.number("rezdex_lookup_seconds_total", index).value_or(0) + time.count());
    };
    // Reasons that this run did not meet stay; what it adds to takes the place of what was.
    return MetricsFile(file).update([](std::string_view, std::string_view) { return false; }, add);
}

} // namespace rezdex::cli
