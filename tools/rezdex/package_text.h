// Promise: one slot for people: what it is, why it is not more, and every attribute that is known.
#pragma once

#include <string>
#include <string_view>

#include "rezdex/index.h"
#include "slot_json.h"

namespace rezdex::cli {

void write_package(std::string& to, const SlotLine& line, const Slot& slot);

// "  label       text", for the lines under a headline.
void write_field(std::string& to, std::string_view label, std::string_view printable_text);

[[nodiscard]] std::string paint_status(Status status);

} // namespace rezdex::cli
