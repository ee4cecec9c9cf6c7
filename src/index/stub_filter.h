// Promise: what of a generation may leave the host it was made on, and the generation that is left of it.
//
// The entry of a definition that read an input which is not allowed becomes a stub: dynamic, reason
// private-input, with its stamp, its hash and its flags, but nothing that was evaluated and no source. So
// does what a package has of its own, and of a combined family all packages, for the list of its versions was
// evaluated, too. Nothing of them is anywhere in the file that is written: it is written anew, record by
// record, for the pages that LMDB frees keep their bytes. One thread at a time.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "rezdex/result.h"
#include "store/generation.h"
#include "store/listing.h"
#include "store/meta.h"
#include "store/record.h"

namespace rezdex::index {

class StubFilter {
  public:
    // Both outlive it. `allowed` as PublishOptions::allowed_inputs.
    StubFilter(const store::Generation& from, std::span<const std::string> allowed)
        : from_(from), allowed_(allowed) {}

    // Finds what has to be a stub. Errors: damaged, where a record cannot be read: nobody knows what it
    // holds.
    Result<Done> look();
    // Entries that become stubs.
    [[nodiscard]] std::size_t count() const noexcept { return definitions_.size() + packages_.size(); }
    // Writes all, with the stubs, after look().
    Result<Done> write(store::GenerationWriter& to);

  private:
    using Entry = store::Cursor::Entry;
    using Keys = std::set<std::string, std::less<>>;

    [[nodiscard]] bool may_leave(std::string_view input) const noexcept;
    [[nodiscard]] bool may_leave(const store::DefinitionRecord& record) const noexcept;
    [[nodiscard]] bool own_may_leave(std::string_view own_key, const store::PackageRecord& package) const;
    Result<Done> look_at_definition(const Entry& entry);
    Result<Done> look_at_package(const Entry& entry);
    void look_at_family(const Entry& entry);

    Result<Done> write_definition(const Entry& entry, store::GenerationWriter& to);
    Result<Done> write_detail(const Entry& entry, store::GenerationWriter& to);
    Result<Done> write_package(const Entry& entry, store::GenerationWriter& to);
    Result<Done> write_family(const Entry& entry, store::GenerationWriter& to);
    Result<Done> write_meta(const Entry& entry, store::GenerationWriter& to) const;
    [[nodiscard]] store::Bytes stub(std::string_view key, std::string_view text,
                                    const store::DefinitionFacts& facts);
    template <class Each>
    Result<Done> for_each(store::Table table, const Each& each);

    const store::Generation& from_;
    std::span<const std::string> allowed_;
    Keys definitions_; // keys of definitions that become stubs
    Keys packages_;    // keys of packages of which something becomes a stub, or that go with their family
    Keys families_;    // keys of combined families whose packages become one stub
    Keys details_;     // keys of details that go
    std::map<store::RepositoryId, std::uint64_t> packages_gone_;
    store::DefinitionEncoder definition_encoder_;
    store::PackageEncoder package_encoder_;
    store::FamilyEncoder family_encoder_;
};

} // namespace rezdex::index
