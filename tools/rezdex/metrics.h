// Promise: metrics as Prometheus' text format, in a file that others may read at any moment, as
// node_exporter's textfile collector does.
//
// One file may serve all indexes and commands of a host: what it holds of others stays, for a metric that two
// files give is an error to node_exporter. It is replaced by rename, mode 0644; who writes holds a lock on
// its folder meanwhile. A file that is there and not of this making is left alone. Every metric, its type and
// its help are in one table (metrics.cpp); docs/operation.md tells what each is good for.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rezdex/result.h"

namespace rezdex::cli {

// `db="/x",command="index"`: label values escaped, what no terminal and no UTF-8 reader must see as
// printable() has it.
using Labels = std::vector<std::pair<std::string_view, std::string>>;
[[nodiscard]] std::string to_text(const Labels& labels);

// An index as the label `db` names it: two ways to write one folder are one.
[[nodiscard]] std::string index_name(const std::string& database);

class Metrics {
  public:
    // `name` is in the table. A sample that is there already is replaced.
    void add(std::string_view name, const Labels& labels, std::uint64_t value);
    void add_seconds(std::string_view name, const Labels& labels, double value);

    [[nodiscard]] std::string text() const;

  private:
    friend class MetricsFile;
    using Samples = std::map<std::string, std::string, std::less<>>; // labels, value
    std::map<std::string, Samples, std::less<>> families_;
};

class MetricsFile {
  public:
    explicit MetricsFile(std::string path) : path_(std::move(path)) {}

    // `own` tells the samples that `add` gives anew; the others stay. `before` holds all there were.
    struct Before {
        const Metrics& metrics;
        [[nodiscard]] std::string_view find(std::string_view name, const Labels& labels) const; // else empty
        [[nodiscard]] std::optional<double> number(std::string_view name, const Labels& labels) const;
        [[nodiscard]] std::uint64_t count(std::string_view name, const Labels& labels) const; // else 0
    };
    using Own = std::function<bool(std::string_view name, std::string_view labels)>;
    using Add = std::function<void(Metrics& to, const Before& before)>;
    // Errors: foreign (another one's file), permission, io, no_space …
    [[nodiscard]] std::optional<Error> update(const Own& own, const Add& add) const;

  private:
    [[nodiscard]] std::optional<Error> read(Metrics& to) const;
    [[nodiscard]] std::optional<Error> replace(const std::string& text) const;

    std::string path_;
};

} // namespace rezdex::cli
