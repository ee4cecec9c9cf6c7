// Promise: see old_files.h.
#include "index/old_files.h"

#include "index/definition_file.h"
#include "index/listing.h"
#include "index/paths.h"

namespace rezdex::index {
namespace {

class Reading {
  public:
    Reading(const OldFilesReading& how, const std::string& directory) : how_(how), directory_(directory) {}

    OldFiles run() && {
        if (read("release.yaml", found_.release_yaml)) return std::move(found_);
        if (look(".metadata", fs::FileType::directory)) {
            read(".metadata/changelog.txt", found_.changelog);
            read(".metadata/release_time.txt", found_.release_time);
        }
        return std::move(found_);
    }

  private:
    // What is there of this type.
    std::optional<fs::Stat> look(std::string_view name, fs::FileType type) {
        const std::int64_t now_ns = how_.disk.now_ns();
        const auto stat = how_.disk.stat(join(directory_, name).c_str(), how_.sync);
        const bool there = stat && stat.value.type == type;
        if (!stat && !says_absent(stat.error)) {
            found_.doubtful = true;
            found_.readable = false;
        }
        found_.looks.push_back({name, there ? std::optional(stat.value) : std::nullopt, now_ns});
        return found_.looks.back().stat;
    }

    // Whether the file is there, readable or not.
    bool read(std::string_view name, std::optional<std::string>& to) {
        const auto seen = look(name, fs::FileType::file);
        if (!seen) return false;
        std::string text;
        DefinitionReading reading;
        reading.state = store::FileState::unreadable;
        if (how_.texts)
            reading = read_definition(how_.disk, how_.disk, join(directory_, name), *seen, how_.sync,
                                      how_.limit, text);
        if (reading.state != store::FileState::read || reading.reason != Reason::none) {
            found_.readable = false;
            return true;
        }
        found_.looks.back().stat = reading.stat;
        found_.looks.back().looked_ns = reading.started_ns;
        to = std::move(text);
        return true;
    }

    const OldFilesReading& how_;
    const std::string& directory_;
    OldFiles found_;
};

} // namespace

OldFiles read_old_files(const OldFilesReading& how, const std::string& directory) {
    return Reading(how, directory).run();
}

} // namespace rezdex::index
