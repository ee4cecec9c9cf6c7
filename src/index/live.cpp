// Promise: see live.h.
#include "index/live.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <thread>

#include "index/inputs.h"
#include "index/slots.h"
#include "rezdex/builder.h"

namespace rezdex::index {
namespace {

constexpr int attempts = 5;

} // namespace

bool Live::read(const char* path) {
    static const std::size_t limit = BuildOptions().max_definition_bytes;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        if (attempt != 0) std::this_thread::sleep_for(std::chrono::milliseconds(1 << attempt));
        ++reads_;
        const fs::Outcome<fs::FileSystem::Read> read = disk_.read(path, limit, bytes_);
        if (read.error == ESTALE) continue; // a file server's word for "replaced while you looked"
        if (!read) {
            failure_ =
                read.error == EFBIG ? decline(Reason::limit_size, Origin::live) : failed_slot(read.error);
            return false;
        }
        stat_ = read.value.after;
        if (store::stamp_of(read.value.before) == store::stamp_of(stat_)) return true;
    }
    failure_ = plain_slot(Status::unreadable, Origin::live, Reason::unstable);
    return false;
}

Live::Answer Live::define(std::string_view path, std::string_view bytes) {
    const rez::Format format = rez::format_of(path);
    rez::define(bytes, format, workspace_, environment_or_own(environment_), definition_);
    const Slot slot = encode(definition_, Origin::live);
    if (!answered(slot.status)) return {slot, {}};
    return {slot, {memory_.copy(bytes), format, nullptr}};
}

Live::Answer Live::define(std::string_view path, std::string_view bytes, const rez::OldReleaseFiles& files) {
    const rez::Format format = rez::format_of(path);
    rez::define_package(bytes, format, files, workspace_, environment_or_own(environment_), definition_);
    const Slot slot = encode(definition_, Origin::live);
    if (!answered(slot.status)) return {slot, {}};
    const auto kept = [&](const std::optional<std::string_view>& file) {
        return file ? std::optional(memory_.copy(*file)) : std::nullopt;
    };
    const auto* const package = memory_.make<PackageSource>(
        std::nullopt,
        rez::OldReleaseFiles{kept(files.release_yaml), kept(files.changelog), kept(files.release_time)});
    return {slot, {memory_.copy(bytes), format, package}};
}

Slot Live::decline(Reason reason, Origin origin) {
    definition_ = rez::Definition();
    definition_.verdict = Verdict::dynamic;
    definition_.reason = reason;
    return encode(definition_, origin);
}

Slot Live::encode(const rez::Definition& definition, Origin origin) {
    const store::Bytes made = encoder_.encode_hot(definition, {});
    std::byte* const kept = static_cast<std::byte*>(memory_.allocate(made.size(), 8));
    std::copy(made.begin(), made.end(), kept);
    return record_slot(store::DefinitionRecord::trusted(store::Bytes{kept, made.size()}).package(), origin);
}

Live::Answer answer_live(Live& live, std::string_view path, std::string& buffer) {
    if (path.find('\0') != std::string_view::npos) return {failed_slot(ENOENT), {}};
    buffer.assign(path);
    if (!live.read(buffer.c_str())) return {live.failure(), {}};
    return live.define(path, live.bytes());
}

} // namespace rezdex::index
