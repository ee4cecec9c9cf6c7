// Promise: see explain.h. The facts are looked up one by one with the functions that a lookup uses; the
// decision is the lookup's own, asked last.
#include "index/explain.h"

#include <array>
#include <cstring>
#include <ctime>

#include "index/entry.h"
#include "index/family_checks.h"
#include "index/inputs.h"
#include "index/mounts.h"
#include "store/hex.h"

namespace rezdex::index {
namespace {

std::string time_text(std::int64_t time_ns) {
    constexpr std::int64_t second = 1'000'000'000;
    const std::int64_t ns = (time_ns % second + second) % second;
    const auto seconds = static_cast<std::time_t>((time_ns - ns) / second);
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    std::array<char, 64> text{};
    const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M:%S", &utc);
    const std::string digits = std::to_string(second + ns).substr(1); // nine of them
    return std::string(text.data(), size) + '.' + digits + " UTC";
}

std::string stamp_text(const store::Stamp& stamp) {
    return std::to_string(stamp.size) + " bytes, inode " + std::to_string(stamp.inode) + ", mtime " +
           time_text(stamp.mtime_ns) + ", ctime " + time_text(stamp.ctime_ns);
}

// What a person can do about a slot, empty where there is nothing to do.
std::string_view advice(const Slot& slot, bool indexed) {
    if (slot.touched) return "run rezdex index on the repository: the next lookup is spared reading the file";
    switch (slot.reason) {
    case Reason::not_normal: return "give an absolute path without '..'";
    case Reason::outside_roots: return "run rezdex index on the repository that holds the path";
    case Reason::changed:
    case Reason::not_indexed:
    case Reason::damaged:
    case Reason::older_evaluator: return "run rezdex index on the repository";
    case Reason::racy: return "run rezdex index --settle, or again in a while: the file changed just before";
    case Reason::private_entry: return "build with --include-private, or look up at level file";
    default: break;
    }
    return slot.origin == Origin::live && !indexed && answered(slot.status)
               ? "run rezdex index on the repository"
               : std::string_view();
}

class Story {
  public:
    Story(const Surroundings& surroundings, const LookupOptions& options)
        : surroundings_(surroundings), opened_(*surroundings.opened), options_(options),
          mounts_(opened_, surroundings.disk) {}

    [[nodiscard]] Explanation tell(std::string_view path);

  private:
    void add(std::string what, std::string found) {
        story_.steps.emplace_back(std::move(what), std::move(found));
    }
    [[nodiscard]] bool tell_entry(std::string_view folded, const Place& place);
    void tell_record(const store::DefinitionRecord& record);
    void tell_inputs(const store::DefinitionRecord& record);
    void tell_family(store::Cursor& cursor, std::string_view folded, const Place& place);
    void tell_disk(std::string_view folded, const Place& place, const store::DefinitionRecord& record);
    void tell_answer(std::string_view path, bool indexed);

    const Surroundings& surroundings_;
    const Opened& opened_;
    const LookupOptions& options_;
    Mounts mounts_;
    Explanation story_;
};

Explanation Story::tell(std::string_view path) {
    add("index", opened_.generation->path() + ", built " + time_text(opened_.meta.built_ns));
    std::string buffer;
    const std::string_view folded = fold(path, buffer);
    bool indexed = false;
    if (!is_normal(folded)) {
        add("path", "relative, or with '..': only the disk knows what it names, the index is not asked");
    } else if (const auto place = opened_.places.map(folded); !place) {
        add("path", "under no root of the index, which is not asked");
    } else {
        const Opened::Root& root = opened_.roots[place->repository];
        add("repository", opened_.repository_of(place->repository).name + ", by its root " + root.path);
        indexed = tell_entry(folded, *place);
    }
    tell_answer(path, indexed);
    return std::move(story_);
}

bool Story::tell_entry(std::string_view folded, const Place& place) {
    store::Cursor cursor(*opened_.generation);
    store::KeyBuffer buffer;
    const IndexEntry entry =
        find_entry(cursor, buffer, opened_.repository_of(place.repository).id, place.relative);
    add("entry", entry.doubt == Reason::none ? "found, under " + std::string(place.relative)
                                             : std::string(describe(entry.doubt)));
    if (!entry.record) return entry.doubt != Reason::not_indexed;
    tell_record(entry.record);
    tell_inputs(entry.record);
    const Freshness freshness = freshness_of(opened_, options_, place.repository);
    if (freshness != options_.freshness)
        add("freshness", "file: the repository is not among those whose families vouch");
    switch (freshness) {
    case Freshness::snapshot:
        add("freshness", "snapshot: the index is believed, the disk is not asked");
        break;
    case Freshness::family: tell_family(cursor, folded, place); [[fallthrough]];
    case Freshness::file: tell_disk(folded, place, entry.record); break;
    }
    return true;
}

void Story::tell_record(const store::DefinitionRecord& record) {
    switch (record.state()) {
    case store::FileState::missing: add("recorded", "there was no such file"); return;
    case store::FileState::unreadable: add("recorded", "the builder could not read the file"); return;
    case store::FileState::read: break;
    }
    add("recorded", stamp_text(record.stamp()));
    add("content", store::to_hex(record.hash()));
    if (record.racy()) add("racy", std::string(describe(Reason::racy)));
    if (record.not_world_readable())
        add("private", "not every user may read the file: this one is asked for");
}

// Which inputs the answer hangs on, and whether they are what they were; never what they are.
void Story::tell_inputs(const store::DefinitionRecord& record) {
    constexpr std::array<std::string_view, 3> states{"present", "absent", "not supplied"};
    const Environment& environment = environment_or_own(options_.environment);
    bool same = true;
    for (std::size_t i = 0; i < record.input_count(); ++i) {
        const store::DefinitionRecord::InputView input = record.input(i);
        std::string text(input.name);
        text.append(": ")
            .append(states[static_cast<std::size_t>(input.state)])
            .append(" when it was indexed, ");
        if (is_same(input, environment)) {
            text += "the same now";
        } else {
            const Environment::State now = environment.find(input.name).state;
            const bool both = now == input.state;
            text.append(both ? "another value" : states[static_cast<std::size_t>(now)]).append(" now");
            same = false;
        }
        add("input", text);
    }
    if (!same)
        add("inputs", std::string(describe(Reason::inputs_differ)) + ": the kept source is evaluated again");
}

void Story::tell_family(store::Cursor& cursor, std::string_view folded, const Place& place) {
    const std::string_view family = family_of(place.relative);
    const std::string_view path = folded.substr(0, folded.size() - place.relative.size() + family.size());
    FamilyChecks checks(opened_, surroundings_.disk, fs::Sync::force, mounts_);
    const bool vouches = place.relative.find('/') != std::string_view::npos &&
                         checks.vouches(cursor, path, place.repository, family);
    add("family", vouches ? "its directory is as it was: it vouches for the entry"
                          : "its directory has changed, is racy or holds what no stamp vouches for: "
                            "the file is checked");
}

void Story::tell_disk(std::string_view folded, const Place& place, const store::DefinitionRecord& record) {
    const std::string path(folded);
    const fs::Outcome<fs::Stat> now = surroundings_.disk.stat(path.c_str(), fs::Sync::force);
    if (!now) return add("disk", std::strerror(now.error));
    const store::Stamp stamp = store::stamp_of(now.value);
    add("disk", stamp_text(stamp));
    if (record.state() != store::FileState::read) return;
    const Comparison& by = mounts_.of(place.repository).comparison;
    const bool same = stamps_match(record.stamp(), stamp, by);
    add("stamp", std::string(same ? "equal" : "differs") + ", by size, mtime" + (by.ctime ? ", ctime" : "") +
                     (by.inode ? ", inode" : ""));
    if (!same || record.racy())
        add("rule", "the file is read; if its content is the recorded one, the entry holds");
}

void Story::tell_answer(std::string_view path, bool indexed) {
    const Answers answers = lookup(surroundings_, {&path, 1}, options_);
    const Slot& slot = answers.slots[0];
    std::string text(to_string(slot.status));
    text.append(", origin ").append(to_string(slot.origin));
    if (slot.touched) text.append(", touched: the stamp differs, the content does not");
    if (slot.reason != Reason::none) text.append(", ").append(to_string(slot.reason));
    if (slot.line != 0) text.append(", line ").append(std::to_string(slot.line));
    add("answer", text);
    if (slot.reason != Reason::none) add("reason", std::string(describe(slot.reason)));
    if (const std::string_view what = advice(slot, indexed); !what.empty()) add("advice", std::string(what));
}

} // namespace

Explanation explain(const Surroundings& surroundings, std::string_view path, const LookupOptions& options) {
    return Story(surroundings, options).tell(path);
}

} // namespace rezdex::index
