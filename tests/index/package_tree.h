// Promise: an indexed tree of packages of each kind, and how package lookups in it come out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "index/indexed_tree.h"

namespace rezdex::test {

inline const std::vector<Freshness> levels{Freshness::file, Freshness::family, Freshness::snapshot};

inline std::string without_timestamp(std::string_view name) { return "name = '" + std::string(name) + "'\n"; }

struct Packages : IndexedTree {
    Packages() {
        for (const char* version : {"1", "2", "10"})
            write("maya/" + std::string(version) + "/package.py", definition("maya", version));
        write("plain/package.py", definition("plain", ""));
        write("old/1/package.py", without_timestamp("old"));
        write("old/2/package.py", without_timestamp("old"));
        write("old/2/release.yaml", "timestamp: 1\n");
        write("yaml/1/package.yaml", "name: yaml\n");
        disk.make_directory(path("empty/1"));
        write("combined.py", "name = 'combined'\nversions = ['1', '2']\n");
        pass(60);
    }

    // "version status origin reason path; …" of all packages of a family
    std::string family(std::string_view family_name, const LookupOptions& options = {}) {
        const PackageBatch batch = reader().lookup_family(family_name, {}, options);
        REQUIRE(batch.size() == 1);
        return told(batch, 0);
    }
    std::string package(std::string_view family_name, std::string_view version,
                        const LookupOptions& options = {}) {
        const PackageQuery query{family_name, version};
        const PackageBatch batch = reader().lookup_packages({&query, 1}, {}, options);
        REQUIRE(batch.size() == 1);
        return told(batch, 0);
    }
    static std::string told(const PackageBatch& batch, std::size_t query) {
        std::string text;
        for (const PackageAnswer& answer : batch.answers(query)) {
            if (!text.empty()) text += "; ";
            text.append(answer.version).append(" ").append(outcome(batch.slots()[answer.slot]));
            if (answer.path.empty()) text += " -";
        }
        return text;
    }
};

} // namespace rezdex::test
