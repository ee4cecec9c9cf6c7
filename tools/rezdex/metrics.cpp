// Promise: see metrics.h.
#include "metrics.h"

#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>

#include "json.h"
#include "terminal.h"

namespace rezdex::cli {
namespace {

struct Description {
    std::string_view name, type, help;
};

// In the order in which they are written.
constexpr std::array descriptions{
    Description{"rezdex_generation", "gauge", "Number of the current generation of the index."},
    Description{"rezdex_generation_built_timestamp_seconds", "gauge",
                "When the build of the current generation began; a build that finds no change makes none."},
    Description{"rezdex_generation_bytes", "gauge", "Size of the current generation's file."},
    Description{"rezdex_families", "gauge", "Package families in the index, by repository."},
    Description{"rezdex_packages", "gauge", "Packages in the index, by repository."},
    Description{"rezdex_definitions", "gauge", "Definitions in the index, by repository."},
    Description{"rezdex_entries", "gauge", "Definitions in the index that were read, by verdict."},
    Description{"rezdex_entries_unanswered", "gauge", "Definitions in the index without a value, by reason."},
    Description{"rezdex_entries_racy", "gauge",
                "Definitions that were written just before they were read: each lookup reads them again."},
    Description{"rezdex_run_success", "gauge", "Whether the last run of the command went through."},
    Description{"rezdex_run_timestamp_seconds", "gauge", "When the last run of the command ended."},
    Description{"rezdex_run_last_success_timestamp_seconds", "gauge",
                "When the last run that went through ended."},
    Description{"rezdex_run_duration_seconds", "gauge",
                "How long the last run took: build is walking, reading and writing; sync waits for the disk; "
                "total is all, with the wait of --settle."},
    Description{"rezdex_run_definitions", "gauge",
                "Definitions that the last run found changed against the index before, by change."},
    Description{"rezdex_run_problems", "gauge", "Problems that the last run told of."},
    Description{"rezdex_run_unavailable_repositories", "gauge",
                "Repositories that the last run could not list; the index keeps what it knew."},
    Description{"rezdex_run_published", "gauge", "Whether the last run made a new generation."},
    Description{"rezdex_lookup_runs_total", "counter", "Runs of rezdex lookup."},
    Description{"rezdex_lookup_slots_total", "counter", "Answers given, by origin and status."},
    Description{"rezdex_lookup_unanswered_total", "counter", "Answers without a value, by reason."},
    Description{"rezdex_lookup_touched_total", "counter",
                "Answers from the index for a file with another stamp and the same content."},
    Description{"rezdex_lookup_stats_total", "counter", "Stat calls made."},
    Description{"rezdex_lookup_reads_total", "counter", "Files read."},
    Description{"rezdex_lookup_seconds_total", "counter", "Time that lookups took."},
};

// HELP wants backslashes and line breaks escaped, label values double quotes too.
std::string escaped(std::string_view text) {
    std::string made;
    for (const char c : text) {
        if (c == '\n')
            made += "\\n";
        else if (c == '\\' || c == '"')
            made.append("\\").append(1, c);
        else
            made += c;
    }
    return made;
}

} // namespace

std::string to_text(const Labels& labels) {
    std::string text;
    for (const auto& [name, value] : labels) {
        if (!text.empty()) text += ',';
        text.append(name).append("=\"").append(escaped(printable(value))).append("\"");
    }
    return text;
}

std::string index_name(const std::string& database) {
    std::error_code error;
    const auto path = std::filesystem::absolute(database, error).lexically_normal();
    std::string name = error ? database : path.string();
    if (name.size() > 1 && name.ends_with('/')) name.pop_back();
    return name;
}

void Metrics::add(std::string_view name, const Labels& labels, std::uint64_t value) {
    families_[std::string(name)][to_text(labels)] = std::to_string(value);
}

void Metrics::add_seconds(std::string_view name, const Labels& labels, double value) {
    std::string text;
    json::write_float(text, value);
    families_[std::string(name)][to_text(labels)] = std::move(text);
}

std::string Metrics::text() const {
    std::string text;
    for (const Description& description : descriptions) {
        const auto family = families_.find(description.name);
        if (family == families_.end() || family->second.empty()) continue;
        text.append("# HELP ").append(description.name).append(" ").append(description.help).append("\n");
        text.append("# TYPE ").append(description.name).append(" ").append(description.type).append("\n");
        for (const auto& [labels, value] : family->second)
            text.append(description.name).append("{").append(labels).append("} ").append(value).append("\n");
    }
    return text;
}

std::string_view MetricsFile::Before::find(std::string_view name, const Labels& labels) const {
    const auto family = metrics.families_.find(name);
    if (family == metrics.families_.end()) return {};
    const auto sample = family->second.find(to_text(labels));
    return sample == family->second.end() ? std::string_view() : sample->second;
}

std::optional<double> MetricsFile::Before::number(std::string_view name, const Labels& labels) const {
    const std::string_view text = find(name, labels);
    double number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
    return whole && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::uint64_t MetricsFile::Before::count(std::string_view name, const Labels& labels) const {
    const std::string_view text = find(name, labels);
    std::uint64_t count = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), count);
    return read.ec == std::errc() ? count : 0;
}

} // namespace rezdex::cli
