// Promise: prints what index/listing.h finds in a repository, for listing_test.py to compare with rez.
//
// Usage: list_repository ROOT [check] [versioned] [filenames=a,b] [lock=DIR]. Names are printed as
// hexadecimal.
#include <cstdio>
#include <string>

#include "index/listing.h"
#include "index/paths.h"

using namespace rezdex;
using namespace rezdex::index;

namespace {

std::string hex(std::string_view bytes) {
    std::string text;
    for (const unsigned char byte : bytes) {
        text.push_back("0123456789abcdef"[byte >> 4U]);
        text.push_back("0123456789abcdef"[byte & 15U]);
    }
    return text.empty() ? "-" : text;
}

ListingSettings settings_from(int count, char** arguments) {
    ListingSettings settings;
    for (int i = 2; i < count; ++i) {
        const std::string argument = arguments[i];
        if (argument == "check") settings.check_package_definition_files = true;
        if (argument == "versioned") settings.allow_unversioned_packages = false;
        if (argument.starts_with("lock=")) settings.file_lock_dir = argument.substr(5);
        if (argument.starts_with("filenames=")) {
            const std::size_t comma = argument.find(',');
            settings.package_filenames = {argument.substr(10, comma - 10), argument.substr(comma + 1)};
        }
    }
    return settings;
}

// One line a package: its version and the file that defines it.
void print_family(const std::string& directory, const ListingSettings& settings) {
    const auto listing = list_family(fs::real(), directory, fs::Sync::as_stat, settings);
    if (!listing) {
        std::printf("error %d\n", listing.error);
        return;
    }
    for (const std::string& version : listing.value.versions) {
        const auto found =
            find_definition(fs::real(), package_directory(directory, version), fs::Sync::as_stat, settings);
        std::printf("package %s %s\n", hex(version).c_str(), hex(found.name).c_str());
    }
}

} // namespace

int main(int count, char** arguments) {
    const std::string root = arguments[1];
    const ListingSettings settings = settings_from(count, arguments);
    const auto families = list_families(fs::real(), root, settings);
    if (!families) return 1;
    for (const FamilyEntry& family : families.value) {
        const char* const kinds[] = {"directory", "py", "yaml"};
        std::printf("family %s %s %d\n", hex(family.name).c_str(), kinds[static_cast<int>(family.kind)],
                    family.wins);
        if (family.kind == FamilyKind::directory) print_family(join(root, family.name), settings);
    }
    return 0;
}
