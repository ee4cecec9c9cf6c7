// Promise: see updates.h.
#include "updates.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "rezdex/builder.h"

namespace bench {
namespace {

constexpr int versions = 8;
constexpr const char* family = "released";

Timing timed_build(const rezdex::BuildOptions& options, bool publishes) {
    const auto start = std::chrono::steady_clock::now();
    const rezdex::Result<rezdex::BuildReport> report = rezdex::build(options);
    const auto whole = std::chrono::steady_clock::now() - start;
    if (!report || report->published != publishes) {
        std::cerr << (report ? "an update published what it should not" : to_string(report.error())) << '\n';
        std::exit(2);
    }
    return {whole - report->sync_time, report->sync_time};
}

} // namespace

Updates::~Updates() {
    if (!prepared_) return;
    std::filesystem::remove_all(database());
    std::filesystem::remove_all(repository());
}

void Updates::release(int version) {
    const std::string folder = repository() + '/' + family + '/' + std::to_string(version);
    std::filesystem::create_directories(folder);
    std::ofstream(folder + "/package.py")
        << "name = '" << family << "'\nversion = '" << version << "'\ntimestamp = " << ++releases_ << '\n';
}

void Updates::prepare() {
    if (prepared_) return;
    prepared_ = true;
    std::filesystem::remove_all(database());
    std::filesystem::copy(original_, database());
    for (int version = 1; version <= versions; ++version) release(version);
    rezdex::BuildOptions options;
    options.database = database();
    options.repositories = {{family, repository()}};
    options.settle = true;
    timed_build(options, true);
}

Timing Updates::nothing_changed() {
    rezdex::BuildOptions options;
    options.database = original_;
    return timed_build(options, false);
}

Timing Updates::one_family() {
    prepare();
    release(1 + releases_ % versions);
    rezdex::BuildOptions options;
    options.database = database();
    options.only = {{family, ""}};
    return timed_build(options, true);
}

} // namespace bench
