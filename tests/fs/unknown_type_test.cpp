// Promise: a directory that does not say what its entries are is asked about each, and no fault makes one
// vanish.
#include <catch2/catch.hpp>

#include <cerrno>
#include <string>

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "fs/filesystem.h"
#include "support/temporary_directory.h"

namespace {

bool hides_types = false;
std::string faulty; // the entry that cannot be looked at
int fault = 0;

} // namespace

// These stand before the C library's for the whole program.
extern "C" struct dirent* readdir(DIR* directory) {
    using Function = struct dirent* (*)(DIR*);
    static const auto original = reinterpret_cast<Function>(::dlsym(RTLD_NEXT, "readdir"));
    struct dirent* const entry = original(directory);
    if (entry != nullptr && hides_types) entry->d_type = DT_UNKNOWN;
    return entry;
}

extern "C" int fstatat(int from, const char* path, struct stat* to, int flags) noexcept {
    if (hides_types && path == faulty) {
        errno = fault;
        return -1;
    }
    return static_cast<int>(::syscall(SYS_newfstatat, from, path, to, flags));
}

using namespace rezdex::fs;
using rezdex::test::TemporaryDirectory;

TEST_CASE("entries of unknown type are looked at, and a fault is the listing's") {
    const TemporaryDirectory folder;
    folder.write("file", "");
    folder.write("directory/inner", "");
    const auto list = [&](int error) {
        hides_types = true;
        faulty = "directory";
        fault = error;
        if (error == 0) faulty.clear();
        auto listing = real().list(folder.path().c_str());
        hides_types = false;
        return listing;
    };
    const auto all = list(0);
    REQUIRE(all);
    REQUIRE(all.value.size() == 2);
    for (const Entry& entry : all.value)
        CHECK(entry.type == (entry.name == "file" ? FileType::file : FileType::directory));
    CHECK(list(EIO).error == EIO);
    CHECK(list(ESTALE).error == ESTALE);
    const auto vanished = list(ENOENT);
    REQUIRE(vanished);
    REQUIRE(vanished.value.size() == 1);
    CHECK(vanished.value[0].name == "file");
}
