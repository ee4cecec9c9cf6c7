// Promise: what an index holds of a package as rez makes it: where it differs from its definition, an answer
// of its own.
#pragma once

#include "index/family_lister.h"
#include "index/slots.h"

namespace rezdex::index {

// Null if not indexed or damaged.
[[nodiscard]] inline store::PackageRecord find_package(PackageWorker& worker, store::RepositoryId repository,
                                                       std::string_view family, std::string_view version) {
    const std::string text = store::package_text(family, version);
    const std::string_view key = worker.key.set(repository, text);
    const auto entry = worker.cursor.find(store::Table::packages, key);
    const auto record = entry ? store::PackageRecord::open(key, entry->value) : store::PackageRecord();
    return record && record.is_of(text) ? record : store::PackageRecord();
}

// The slot of the package's own record, from the index; without a package where there is none.
[[nodiscard]] inline Live::Answer own_answer(PackageWorker& worker, store::RepositoryId repository,
                                             std::string_view family, std::string_view version,
                                             const store::PackageRecord& record) {
    if (!record || record.own().empty()) return {};
    const std::string text = store::own_text(family, version);
    const std::string_view key = worker.memory->copy(worker.key.set(repository, text));
    const auto own = store::DefinitionRecord::open(key, record.own());
    if (!own || !own.is_of(text)) return {};
    return {record_slot(own.package(), Origin::index), {key, rez::Format::python, nullptr}};
}

} // namespace rezdex::index
