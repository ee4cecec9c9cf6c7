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
// is. Error: the errno that hides for now what a link leads to.
class Prober {
  public:
    Prober(fs::FileSystem& disk, const std::string& directory, fs::Sync sync)
        : disk_(disk), directory_(directory), sync_(sync) {}

    [[nodiscard]] fs::Outcome<bool> is_file(const fs::Entry& entry) const {
        return is(entry, fs::FileType::file);
    }
    [[nodiscard]] fs::Outcome<bool> is_directory(const fs::Entry& entry) const {
        return is(entry, fs::FileType::directory);
    }

    // FileSystemPackageRepository._is_valid_package_directory: always "package", whatever package_filenames
    // says. In doubt it may hold one.
    [[nodiscard]] bool may_hold_package(std::string_view version) const {
        const auto found = find_definition(disk_, join(directory_, version), sync_, ListingSettings{});
        return !found.name.empty() || !found.doubtful.empty();
    }

  private:
    [[nodiscard]] fs::Outcome<bool> is(const fs::Entry& entry, fs::FileType type) const {
        if (entry.type != fs::FileType::link) return {0, entry.type == type};
        const auto stat = disk_.stat(join(directory_, entry.name).c_str(), sync_);
        if (!stat && !says_absent(stat.error)) return {stat.error, false};
        return {0, stat && stat.value.type == type};
    }

    fs::FileSystem& disk_;
    const std::string& directory_;
    fs::Sync sync_;
};

bool is_definition_name(std::string_view file, const ListingSettings& settings) {
    return std::ranges::any_of(settings.package_filenames, [&](const std::string& name) {
        return file.starts_with(name) && std::ranges::count(extensions, file.substr(name.size())) != 0;
    });
}

// FileSystemPackageRepository._get_file on the directory whose entries these are
fs::Outcome<bool> hold_definition(const std::vector<fs::Entry>& entries, const Prober& probe,
                                  const ListingSettings& settings) {
    fs::Outcome<bool> hold{0, false};
    for (const fs::Entry& entry : entries) {
        if (!is_definition_name(entry.name, settings)) continue;
        const auto is = probe.is_file(entry);
        if (is.value) return is;
        if (!is) hold = is;
    }
    return hold;
}

// FileSystemPackageRepository._get_version_dirs
fs::Outcome<std::vector<std::string>> version_directories(const std::vector<fs::Entry>& entries,
                                                          const Prober& probe,
                                                          const ListingSettings& settings) {
    Names ignored, building;
    for (const fs::Entry& entry : entries) {
        const std::string_view name = entry.name;
        if (name.starts_with(ignore_prefix)) {
            const auto is = probe.is_file(entry);
            if (!is) return {is.error, {}};
            if (is.value) ignored.push_back(name.substr(ignore_prefix.size()));
        }
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
        if (hidden || contains(ignored, name)) continue;
        // A link in doubt may be one: whoever opens it says so.
        if (const auto is = probe.is_directory(entry); is && !is.value) continue;
        const bool doubtful = settings.check_package_definition_files || contains(building, name);
        if (doubtful && !probe.may_hold_package(name)) continue;
        // PackageResource.normalize_variables takes this name for "no version".
        versions.emplace_back(name == "_NO_VERSION" ? "" : name);
    }
    return {0, std::move(versions)};
}

} // namespace

bool says_absent(int error) noexcept {
    return error == ENOENT || error == ENOTDIR || error == EACCES || error == EPERM || error == ELOOP ||
           error == ENAMETOOLONG;
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
        if (const auto is = probe.is_directory(entry); is ? is.value : !named_as_file) {
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
            if (!is_valid_package_name(stem)) continue;
            const auto is = probe.is_file(entry);
            families.value.push_back({std::string(stem), kind, !is || is.value});
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
    for (const fs::Entry& entry : entries.value)
        if (entry.type == fs::FileType::link) listing.value.links.push_back(entry.name);
    std::ranges::sort(listing.value.links);
    listing.value.volatile_listing =
        settings.check_package_definition_files || !listing.value.links.empty() ||
        std::any_of(entries.value.begin(), entries.value.end(),
                    [](const fs::Entry& entry) { return entry.name.starts_with(building_prefix); });
    const Prober probe(disk, directory, sync);
    if (settings.allow_unversioned_packages) {
        const auto unversioned = hold_definition(entries.value, probe, settings);
        if (!unversioned) return {unversioned.error, {}};
        if (unversioned.value) {
            listing.value.versions.emplace_back();
            return listing;
        }
    }
    auto versions = version_directories(entries.value, probe, settings);
    if (!versions) return {versions.error, {}};
    listing.value.versions = std::move(versions.value);
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
