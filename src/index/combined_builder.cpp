// Promise: see combined_builder.h.
#include "index/combined_builder.h"

#include <array>

#include "index/inputs.h"

namespace rezdex::index {

CombinedBuilder::Added CombinedBuilder::add(const RepositoryContext& repository, std::string_view family,
                                            std::string_view file_name,
                                            const PackageBuilder::CombinedFile& file, RecordBuffer& records,
                                            BuildSummary& summary) {
    static constexpr std::array<std::string_view, 1> one{""};
    store::DefinitionFacts facts;
    facts.not_world_readable = file.not_world_readable;
    ++summary.packages;
    if (file.text) {
        family_.load(*file.text, rez::format_of(file_name),
                     environment_or_own(repository.options.environment));
        if (family_.lists()) {
            summary.packages += family_.versions().size() - 1;
            for (const std::string_view version : family_.versions()) {
                family_.define(version, package_);
                add_package(repository, family, file_name, version, package_, facts, records);
            }
            return {store::Combined::listed, family_.versions()};
        }
    }
    rez::Definition failed;
    failed.verdict = Verdict::dynamic;
    failed.reason = file.failed;
    add_package(repository, family, file_name, "", file.text ? family_.verdict() : failed, facts, records);
    return {store::Combined::not_listed, one};
}

void CombinedBuilder::add_package(const RepositoryContext& repository, std::string_view family,
                                  std::string_view file_name, std::string_view version,
                                  const rez::Definition& package, const store::DefinitionFacts& facts,
                                  RecordBuffer& records) {
    const std::string text = store::package_text(family, version),
                      own_text = store::own_text(family, version);
    const std::string_view key = key_.set(repository.id, text),
                           own_key = own_key_.set(repository.id, own_text);
    if (key.empty()) return; // a NUL in the version: the package is listed, and answered live
    const auto encoded = definitions_.encode(own_key, own_text, package, facts, {});
    if (!encoded.detail.empty()) records.add(store::Table::details, own_key, encoded.detail);
    store::PackageFacts found;
    found.definition = file_name;
    found.reason = Reason::unsupported_format; // for readers that do not know `own`
    found.own = encoded.hot;
    records.add(store::Table::packages, key, packages_.encode(key, text, found));
}

} // namespace rezdex::index
