// Promise: which values rez takes for an attribute of a package when it is read, and which raise then
// (rez/package_resources.py: package_pod_schema_dict and _convert_to_rex, rez's settings as they come).
//
// An installed package takes name, version and base from its folder: of these rez's own getters (_name,
// _version, _base) read what the definition says. Any thread may call.
#pragma once

#include <string_view>

#include "rez/request.h"
#include "rezdex/value.h"

namespace rezdex::rez {

struct Judgement {
    Acceptance acceptance = Acceptance::accepted;
    std::string_view why; // of a refusal; a constant
};

[[nodiscard]] Judgement judge(std::string_view attribute, Value value);

} // namespace rezdex::rez
