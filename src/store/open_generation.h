// Promise: what a Generation holds, for the sources of this folder only.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <sys/types.h>

#include "store/environment.h"

namespace rezdex::store {

struct OpenEnvironment {
    EnvironmentHandle environment;
    TableHandles tables{};
};

struct Generation::Impl {
    std::string path;
    std::uint64_t bytes = 0;
    std::pair<dev_t, ino_t> file;
    OpenEnvironment current;
    std::uint64_t opened_after = 0;         // forks of this process when `current` was opened
    std::vector<OpenEnvironment> inherited; // from before a fork: views into them stay good

    // The environment of this process, opened again after a fork. Any thread may call.
    const OpenEnvironment& environment();
};

} // namespace rezdex::store
