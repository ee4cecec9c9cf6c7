// Promise: see definition_file.h.
#include "index/definition_file.h"

#include <chrono>
#include <thread>

#include "index/slots.h"

namespace rezdex::index {
namespace {

constexpr int attempts = 5;

bool same(const fs::Stat& a, const fs::Stat& b) noexcept { return store::stamp_of(a) == store::stamp_of(b); }

DefinitionReading failed(DefinitionReading reading, int error) noexcept {
    if (error == EFBIG) { // a verdict on a file that is known by its stamp
        reading.reason = Reason::limit_size;
        return reading;
    }
    const Slot slot = failed_slot(error);
    reading.state = slot.status == Status::missing ? store::FileState::missing : store::FileState::unreadable;
    reading.reason = slot.reason;
    return reading;
}

} // namespace

DefinitionReading read_definition(fs::FileSystem& disk, fs::Files& files, const std::string& path,
                                  fs::Stat seen, fs::Sync sync, std::size_t limit, std::string& text) {
    DefinitionReading reading;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        if (attempt != 0) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1 << attempt));
            const auto again = files.stat(path.c_str(), sync);
            if (!again) return failed(reading, again.error);
            seen = again.value;
        }
        reading.stat = seen;
        reading.started_ns = disk.now_ns();
        const auto read = files.read(path.c_str(), limit, text);
        if (read.error == ESTALE) continue; // a file server's word for "replaced while you looked"
        if (!read) return failed(reading, read.error);
        reading.link = read.value.link;
        if (same(seen, read.value.before) && same(seen, read.value.after)) return reading;
    }
    reading.state = store::FileState::unreadable;
    reading.reason = Reason::unstable;
    return reading;
}

} // namespace rezdex::index
