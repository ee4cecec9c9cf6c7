// Promise: the kernel's side of a session, told that it may look names of one directory up in parallel.
//
// libfuse has a capability for it, and says in its documentation that it is on by itself; but up to 3.14 it
// leaves it out of its answer to the kernel, whatever `want` holds (bit 18 of the INIT reply's flags), so
// that lookups in one directory wait for each other. So the answer is mended on its way.
#pragma once

#include "fuse.h"

namespace slowfs {

// Of a session that is mounted, before its loop; one session a process. 0 or a negative errno.
[[nodiscard]] int look_up_in_parallel(fuse_session* session);

} // namespace slowfs
