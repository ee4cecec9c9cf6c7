// Promise: one slot as one line of JSON, its keys always in the same order:
//
//   repository, family                  of a package lookup only
//   path                                null where there is no definition
//   origin, touched                     of a lookup only
//   status, reason, line                reason and line are null where there is none
//   name, version, requires, variants   null where absent, refused, late or not known
//   refused, late, unknown, inputs      {attribute: why}, [attribute], [attribute], [name]
//   data                                where it was asked for and the status is complete: every attribute
//   known                               in its place with status solver: the attributes but those of
//   `unknown`
//
// The two have different keys so that nobody takes a part for the whole.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rezdex/index.h"

namespace rezdex::cli {

// Where a package lookup found it. rez takes name and version from there, never from the definition.
struct Place {
    std::optional<std::string_view> repository; // null: no repository has the package
    std::string_view family;
    std::string_view version; // empty: unversioned, or not asked for
};

struct SlotLine {
    std::optional<std::string_view> path;
    bool with_origin = true;
    std::optional<Place> place;
    std::optional<Value> attributes; // what Batch::attributes gave, where it was asked for
};

void write_slot(std::string& to, const SlotLine& line, const Slot& slot);

} // namespace rezdex::cli
