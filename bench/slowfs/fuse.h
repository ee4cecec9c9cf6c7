// Promise: libfuse's low-level interface, in the one version that all of slowfs is written against.
#pragma once

#define FUSE_USE_VERSION 312 // fuse_session_loop_mt() that takes a fuse_loop_config
#include <fuse3/fuse_lowlevel.h>
