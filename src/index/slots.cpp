// Promise: see slots.h.
#include "index/slots.h"

#include <cerrno>

namespace rezdex::index {

Slot failed_slot(int error) noexcept {
    switch (error) {
    case ENOENT:
    case ENOTDIR: return plain_slot(Status::missing, Origin::live, Reason::not_found);
    case EACCES:
    case EPERM: return plain_slot(Status::unreadable, Origin::live, Reason::permission);
    case EISDIR:
    case ENXIO:
    case ENODEV: return plain_slot(Status::unreadable, Origin::live, Reason::not_a_file);
    default: return plain_slot(Status::unreadable, Origin::live, Reason::io_error);
    }
}

} // namespace rezdex::index
