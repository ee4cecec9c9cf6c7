// Promise: see traffic.h.
#include "traffic.h"

#include <utility>

namespace slowfs {
namespace {

bool lies_in(std::string_view path, std::string_view prefix) noexcept {
    if (prefix.empty()) return true;
    return path.starts_with(prefix) && (path.size() == prefix.size() || path[prefix.size()] == '/');
}

} // namespace

void Traffic::reset() noexcept {
    for (auto& count : counts_) count.store(0, std::memory_order_relaxed);
}

std::string Traffic::counts_as_json() const {
    std::string json;
    for (std::size_t i = 0; i < kinds; ++i) {
        json += i == 0 ? "{\"" : ", \"";
        json.append(kind_names[i]).append("\": ");
        json += std::to_string(counts_[i].load(std::memory_order_relaxed));
    }
    return json + "}";
}

void Traffic::fail(Kind kind, int error, std::string prefix) {
    const std::lock_guard lock(mutex_);
    faults_.push_back({kind, error, std::move(prefix)});
    faulty_.store(true);
}

void Traffic::mend() {
    const std::lock_guard lock(mutex_);
    faults_.clear();
    faulty_.store(false);
}

int Traffic::fault(Kind kind, std::string_view path) const {
    if (!faulty_.load(std::memory_order_relaxed)) return 0;
    const std::lock_guard lock(mutex_);
    for (const Fault& fault : faults_)
        if (fault.kind == kind && lies_in(path, fault.prefix)) return fault.error;
    return 0;
}

} // namespace slowfs
