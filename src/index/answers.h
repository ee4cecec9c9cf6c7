// Promise: the slots of a batch while it is being made.
#pragma once

#include <iterator>
#include <memory>
#include <vector>

#include "index/batch_state.h"

namespace rezdex::index {

struct Answers {
    explicit Answers(std::size_t count) : slots(count) { state->sources.resize(count); }

    std::vector<Slot> slots;
    std::unique_ptr<Batch::State> state = std::make_unique<Batch::State>();

    void put(std::size_t slot, const Slot& answer, Source source = {}) {
        slots[slot] = answer;
        state->sources[slot] = source;
    }
    void vouch_for(std::size_t slot) { state->sources[slot].vouched_for = true; }
    // Takes over slot `from` of answers that go on living in this batch (see keep()).
    void take(std::size_t slot, const Answers& other, std::size_t from) {
        put(slot, other.slots[from], other.state->sources[from]);
    }
    void keep(Answers&& other) {
        state->stats += other.state->stats;
        state->reads += other.state->reads;
        std::move(other.state->memory.begin(), other.state->memory.end(), std::back_inserter(state->memory));
    }
    [[nodiscard]] Batch batch() && { return {std::move(slots), std::move(state)}; }
};

} // namespace rezdex::index
