// Promise: the environment that definitions are evaluated in, and whether an entry was made in one like it.
#pragma once

#include "rezdex/environment.h"
#include "store/record.h"

namespace rezdex::index {

// The process's own, as it was when it was first needed.
[[nodiscard]] const Environment& own_environment();

// The caller's; where there is none the process's own.
[[nodiscard]] inline const Environment& environment_or_own(const Environment* given) {
    return given != nullptr ? *given : own_environment();
}

[[nodiscard]] inline bool is_same(const store::DefinitionRecord::InputView& recorded,
                                  const Environment& environment) noexcept {
    const Environment::Input now = environment.find(recorded.name);
    return now.state == recorded.state && now.value_hash == recorded.value_hash;
}

// Whether each input that the entry's evaluation read is what it was: then so is the answer.
[[nodiscard]] inline bool inputs_match(const store::DefinitionRecord& record, const Environment* given) {
    const std::size_t count = record.input_count();
    for (std::size_t i = 0; i < count; ++i)
        if (!is_same(record.input(i), environment_or_own(given))) return false;
    return true;
}

} // namespace rezdex::index
