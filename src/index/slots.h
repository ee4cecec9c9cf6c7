// Promise: the slots that hold no record, each made in one place, and what an errno means for a slot.
//
// `origin` is index where the index gives the answer, live where the disk does, none where nobody knows.
#pragma once

#include "rezdex/index.h"

namespace rezdex::index {

[[nodiscard]] inline Slot plain_slot(Status status, Origin origin, Reason reason) noexcept {
    return {status, origin, false, reason, 0, Package()};
}

// A slot that shows a record.
[[nodiscard]] inline Slot record_slot(Package package, Origin origin, bool touched = false) noexcept {
    return {status_of(package.verdict()), origin, touched, package.reason(), package.line(), package};
}

// There was not enough memory to find the answer.
[[nodiscard]] inline Slot out_of_memory_slot() noexcept {
    return plain_slot(Status::unreadable, Origin::none, Reason::limit_memory);
}

// What the failure of a stat, open or read says of a definition. EFBIG is not among them: a large file is
// a verdict.
[[nodiscard]] Slot failed_slot(int error) noexcept;

} // namespace rezdex::index
