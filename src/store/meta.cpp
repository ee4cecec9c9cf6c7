// Promise: see meta.h.
#include "store/meta.h"

#include "store/sealed.h"

namespace rezdex::store {
namespace {

using Repositories = std::vector<flatbuffers::Offset<schema::Repository>>;
using Settings = std::vector<flatbuffers::Offset<schema::Setting>>;

Repositories put_repositories(flatbuffers::FlatBufferBuilder& builder, const Meta& meta) {
    Repositories made;
    for (const RepositoryFacts& from : meta.repositories)
        made.push_back(schema::CreateRepository(
            builder, from.id, builder.CreateString(from.name), builder.CreateVectorOfStrings(from.roots),
            from.filesystem_magic, from.network, from.declared_copy, from.families, from.packages,
            from.definitions, builder.CreateVectorOfStrings(from.copies), from.local_racy_margin.count(),
            from.network_racy_margin.count()));
    return made;
}

Settings put_settings(flatbuffers::FlatBufferBuilder& builder, const Meta& meta) {
    Settings made;
    for (const auto& [name, value] : meta.settings)
        made.push_back(
            schema::CreateSetting(builder, builder.CreateString(name), builder.CreateString(value)));
    return made;
}

RepositoryFacts take_repository(const schema::Repository& from) {
    RepositoryFacts to;
    to.id = from.id();
    to.name = from.name()->str();
    for (const auto* root : *from.roots()) to.roots.push_back(root->str());
    to.filesystem_magic = from.filesystem_magic();
    to.network = from.network();
    to.declared_copy = from.declared_copy();
    to.families = from.families();
    to.packages = from.packages();
    to.definitions = from.definitions();
    if (from.copies() != nullptr)
        for (const auto* root : *from.copies()) to.copies.push_back(root->str());
    to.local_racy_margin = std::chrono::nanoseconds(from.local_racy_margin_ns());
    to.network_racy_margin = std::chrono::nanoseconds(from.network_racy_margin_ns());
    return to;
}

} // namespace

std::string_view meta_key() noexcept { return {"rezdex\0\0", 8}; }

std::vector<std::uint64_t> encode_meta(const Meta& meta) {
    flatbuffers::FlatBufferBuilder builder;
    const auto repositories = builder.CreateVector(put_repositories(builder, meta));
    const auto settings = builder.CreateVector(put_settings(builder, meta));
    const auto version = builder.CreateString(meta.rezdex_version);
    builder.Finish(schema::CreateMeta(builder, meta.format, meta.answers_revision, version, meta.built_ns,
                                      meta.next_repository_id, meta.include_private, settings, repositories),
                   meta_identifier);
    std::vector<std::uint64_t> value;
    seal(meta_key(), builder, value);
    return value;
}

std::optional<Meta> decode_meta(Bytes value) {
    const auto* root = unseal<schema::Meta>(meta_key(), value, meta_identifier);
    if (root == nullptr) return std::nullopt;
    Meta meta;
    meta.format = root->format();
    meta.answers_revision = root->answers_revision();
    meta.rezdex_version = root->rezdex_version()->str();
    meta.built_ns = root->built_ns();
    meta.next_repository_id = root->next_repository_id();
    meta.include_private = root->include_private();
    for (const auto* setting : *root->settings())
        meta.settings.emplace_back(setting->name()->str(), setting->value()->str());
    for (const auto* repository : *root->repositories())
        meta.repositories.push_back(take_repository(*repository));
    return meta;
}

} // namespace rezdex::store
