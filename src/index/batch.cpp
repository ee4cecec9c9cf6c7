// Promise: Batch of rezdex/index.h: counting, and attributes on demand.
//
// The index keeps attributes apart from what a solve needs; of a live slot only the bytes are kept. So both
// are looked for when they are asked for.
#include <algorithm>

#include "index/batch_state.h"
#include "index/inputs.h"
#include "store/record.h"

namespace rezdex {
namespace {

std::optional<Value> indexed_attributes(Batch::State& state, std::string_view key) {
    if (!state.cursor) state.cursor.emplace(*state.opened->generation);
    const auto entry = state.cursor->find(store::Table::details, key);
    if (!entry) return std::nullopt;
    const auto record = store::DetailRecord::open(key, entry->value);
    return record ? record.attributes() : std::nullopt;
}

void define(Batch::State& state, const index::Source& source, rez::Definition& to) {
    const Environment& environment =
        index::environment_or_own(state.environment ? &*state.environment : nullptr);
    rez::Workspace workspace;
    if (source.package == nullptr) return rez::define(source.text, source.format, workspace, environment, to);
    if (!source.package->combined_version)
        return rez::define_package(source.text, source.format, source.package->files, workspace, environment,
                                   to);
    auto& family = state.families[source.text.data()];
    if (!family) {
        family = std::make_unique<rez::CombinedFamily>();
        family->load(source.text, source.format, environment);
    }
    family->define(*source.package->combined_version, to);
}

// The same bytes give the same definition: nothing is lost by asking again.
std::optional<Value> live_attributes(Batch::State& state, const index::Source& source) {
    auto& definition = state.defined[{source.text.data(), source.package}];
    if (!definition) {
        definition = std::make_unique<rez::Definition>();
        define(state, source, *definition);
    }
    return definition->answered() ? std::optional(definition->attributes()) : std::nullopt;
}

} // namespace

Batch::Batch(std::vector<Slot> slots, std::unique_ptr<State> state) noexcept
    : slots_(std::move(slots)), state_(std::move(state)) {}
Batch::Batch(Batch&&) noexcept = default;
Batch& Batch::operator=(Batch&&) noexcept = default;
Batch::~Batch() = default;

Counters Batch::counters() const {
    Counters counters;
    for (const Slot& slot : slots_) {
        ++counters.by_origin[static_cast<std::size_t>(slot.origin)];
        ++counters.by_status[static_cast<std::size_t>(slot.status)];
        counters.touched += slot.touched ? 1 : 0;
        if (answered(slot.status)) continue;
        const auto same = [&](const auto& counted) { return counted.first == slot.reason; };
        const auto counted = std::find_if(counters.by_reason.begin(), counters.by_reason.end(), same);
        if (counted != counters.by_reason.end())
            ++counted->second;
        else
            counters.by_reason.emplace_back(slot.reason, 1);
    }
    counters.stats = state_->stats;
    counters.reads = state_->reads;
    return counters;
}

std::optional<Value> Batch::attributes(std::size_t i) const& {
    if (!answered(slots_[i].status)) return std::nullopt;
    const std::lock_guard lock(state_->mutex);
    const index::Source& source = state_->sources[i];
    return slots_[i].origin == Origin::index ? indexed_attributes(*state_, source.text)
                                             : live_attributes(*state_, source);
}

} // namespace rezdex
