// Promise: rez's listing rules over fs::FileSystem, with a stat only where a directory's own listing does not
// say.
#include "index/listing.h"

#include <algorithm>
#include <array>

#include "index/paths.h"

namespace rezdex::index {
namespace {

constexpr std::string_view building_prefix = ".building", ignore_prefix = ".ignore";
constexpr std::array<std::string_view, 2> extensions{".py", ".yaml"}; // in rez's order

using Names = std::vector<std::string_view>;

bool contains(const Names& sorted, std::string_view name) {
    return std::binary_search(sorted.begin(), sorted.end(), name);
}

// As `a/` and `b/` compare: the store's keys are in this order, in which "a.b" comes before "a".
bool less_with_slash(std::string_view a, std::string_view b) noexcept {
    const std::size_t common = std::min(a.size(), b.size());
    const int order = a.substr(0, common).compare(b.substr(0, common));
    if (order != 0) return order < 0;
    const auto next = [common](std::string_view text) {
        return static_cast<unsigned char>(text.size() > common ? text[common] : '/');
    };
    return next(a) < next(b);
}

// Asks about a directory's entries as os.path.isdir and os.path.isfile do: through links, false where nothing
// is.
class Prober {
  public:
    Prober(fs::FileSystem& disk, const std::string& directory, fs::Sync sync)
        : disk_(disk), directory_(directory), sync_(sync) {}

    // What a link leads to nobody knows while its disk fails: `in_doubt` then, and whoever opens it says so.
    [[nodiscard]] bool is(const fs::Entry& entry, fs::FileType type, bool in_doubt) const {
        if (entry.type != fs::FileType::link) return entry.type == type;
        const auto stat = disk_.stat(join(directory_, entry.name).c_str(), sync_);
        return stat ? stat.value.type == type : in_doubt && !says_absent(stat.error);
    }
    [[nodiscard]] bool is_file(const fs::Entry& entry, bool in_doubt = false) const {
        return is(entry, fs::FileType::file, in_doubt);
    }
    [[nodiscard]] bool is_directory(const fs::Entry& entry, bool in_doubt = true) const {
        return is(entry, fs::FileType::directory, in_doubt);
    }

    // FileSystemPackageRepository._is_valid_package_directory: always "package", whatever package_filenames
    // says.
    [[nodiscard]] bool holds_package(std::string_view version) const {
        return !find_definition(disk_, join(directory_, version), sync_, ListingSettings{}).name.empty();
    }

  private:
    fs::FileSystem& disk_;
    const std::string& directory_;
    fs::Sync sync_;
};

// FileSystemPackageRepository._get_file on the directory whose entries these are
bool holds_definition(const std::vector<fs::Entry>& entries, const Prober& probe,
                      const ListingSettings& settings) {
    return std::any_of(entries.begin(), entries.end(), [&](const fs::Entry& entry) {
        for (const std::string& name : settings.package_filenames)
            for (const std::string_view extension : extensions)
                if (entry.name == name + std::string(extension)) return probe.is_file(entry);
        return false;
    });
}

// FileSystemPackageRepository._get_version_dirs
std::vector<std::string> version_directories(const std::vector<fs::Entry>& entries, const Prober& probe,
                                             const ListingSettings& settings) {
    Names ignored, building;
    for (const fs::Entry& entry : entries) {
        const std::string_view name = entry.name;
        if (name.starts_with(ignore_prefix) && probe.is_file(entry))
            ignored.push_back(name.substr(ignore_prefix.size()));
        if (name.starts_with(building_prefix)) building.push_back(name.substr(building_prefix.size()));
    }
    std::sort(ignored.begin(), ignored.end());
    std::sort(building.begin(), building.end());
    std::vector<std::string> versions;
    for (const fs::Entry& entry : entries) {
        const std::string_view name = entry.name;
        // rez takes a directory named `.building…` for a version, unless it checks them all.
        const bool hidden = name.starts_with('.') &&
                            (settings.check_package_definition_files || !name.starts_with(building_prefix));
        if (hidden || !probe.is_directory(entry) || contains(ignored, name)) continue;
        const bool doubtful = settings.check_package_definition_files || contains(building, name);
        if (doubtful && !probe.holds_package(name)) continue;
        // PackageResource.normalize_variables takes this name for "no version".
        versions.emplace_back(name == "_NO_VERSION" ? "" : name);
    }
    return versions;
}

} // namespace

bool says_absent(int error) noexcept {
    return error == ENOENT || error == ENOTDIR || error == EACCES || error == ELOOP || error == ENAMETOOLONG;
}

bool is_valid_package_name(std::string_view name) noexcept {
    const auto is_word = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    };
    bool dot_before = true; // a name may neither start nor end with a dot, nor hold two in a row
    for (const char c : name) {
        if (c == '.' ? dot_before : !is_word(c)) return false;
        dot_before = c == '.';
    }
    return !dot_before && name != "__pycache__";
}

std::string FamilyEntry::file_name() const {
    switch (kind) {
    case FamilyKind::directory: break;
    case FamilyKind::combined_py: return name + ".py";
    case FamilyKind::combined_yaml: return name + ".yaml";
    }
    return name;
}

fs::Outcome<std::vector<FamilyEntry>> list_families(fs::FileSystem& disk, const std::string& root,
                                                    const ListingSettings& settings) {
    const auto entries = disk.list(root.c_str());
    if (!entries) return {entries.error, {}};
    const Prober probe(disk, root, fs::Sync::force);
    fs::Outcome<std::vector<FamilyEntry>> families;
    for (const fs::Entry& entry : entries.value) {
        const std::string_view name = entry.name;
        if (name == "settings.yaml" || (!settings.file_lock_dir.empty() && name == settings.file_lock_dir))
            continue;
        // By its name a link in doubt is a combined family, or a directory.
        const bool named_as_file =
            std::ranges::any_of(extensions, [&](std::string_view end) { return name.ends_with(end); });
        if (probe.is_directory(entry, !named_as_file)) {
            if (is_valid_package_name(name))
                families.value.push_back(
                    {entry.name, FamilyKind::directory, true, entry.type == fs::FileType::link});
            continue;
        }
        for (const std::string_view extension : extensions) {
            if (!name.ends_with(extension)) continue;
            const std::string_view stem = name.substr(0, name.size() - extension.size());
            const FamilyKind kind = extension == ".py" ? FamilyKind::combined_py : FamilyKind::combined_yaml;
            // _get_family_dirs lists anything of this name, _get_family takes a regular file only
            if (is_valid_package_name(stem))
                families.value.push_back({std::string(stem), kind, probe.is_file(entry, true)});
        }
    }
    std::sort(families.value.begin(), families.value.end(), [](const FamilyEntry& a, const FamilyEntry& b) {
        return a.name == b.name ? a.kind < b.kind : less_with_slash(a.name, b.name);
    });
    const FamilyEntry* winner = nullptr;
    for (FamilyEntry& family : families.value) {
        if (winner != nullptr && winner->name == family.name) family.wins = false;
        if (family.wins) winner = &family;
    }
    return families;
}

fs::Outcome<FamilyListing> list_family(fs::FileSystem& disk, const std::string& directory, fs::Sync sync,
                                       const ListingSettings& settings) {
    const auto stat = disk.stat(directory.c_str(), sync);
    if (!stat) return {stat.error, {}};
    const auto entries = disk.list(directory.c_str());
    if (!entries) return {entries.error, {}};

    fs::Outcome<FamilyListing> listing;
    listing.value.stat = stat.value;
    listing.value.links =
        std::ranges::find(entries.value, fs::FileType::link, &fs::Entry::type) != entries.value.end();
    listing.value.volatile_listing =
        settings.check_package_definition_files || listing.value.links ||
        std::any_of(entries.value.begin(), entries.value.end(),
                    [](const fs::Entry& entry) { return entry.name.starts_with(building_prefix); });
    const Prober probe(disk, directory, sync);
    if (settings.allow_unversioned_packages && holds_definition(entries.value, probe, settings)) {
        listing.value.versions.emplace_back();
        return listing;
    }
    listing.value.versions = version_directories(entries.value, probe, settings);
    std::sort(listing.value.versions.begin(), listing.value.versions.end(), less_with_slash);
    return listing;
}

std::string package_directory(const std::string& family_directory, std::string_view version) {
    return version.empty() ? family_directory : join(family_directory, version);
}

DefinitionFile find_definition(fs::Files& files, const std::string& directory, fs::Sync sync,
                               const ListingSettings& settings) {
    DefinitionFile definition;
    bool first = true;
    for (const std::string& name : settings.package_filenames)
        for (const std::string_view extension : extensions) {
            const std::string file = name + std::string(extension);
            const auto stat = files.stat(join(directory, file).c_str(), sync);
            if (stat && stat.value.type == fs::FileType::file) {
                definition.name = file;
                definition.stat = stat.value;
                return definition;
            }
            if (!stat && !says_absent(stat.error) && definition.doubtful.empty()) definition.doubtful = file;
            if (first && stat.error != ENOENT)
                definition.first_error =
                    stat ? (stat.value.type == fs::FileType::directory ? EISDIR : ENXIO) : stat.error;
            first = false;
        }
    return definition;
}

} // namespace rezdex::index
