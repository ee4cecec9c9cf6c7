// Promise: the family records of listing.h. Texts: path, then version, definition, version, definition …
#include "store/listing.h"
#include "store/sealed.h"
#include "store/texts.h"

namespace rezdex::store {
namespace {

constexpr std::size_t path_text = 0, first_version = 1;

const schema::Family& of(const void* root) noexcept { return *static_cast<const schema::Family*>(root); }

} // namespace

struct FamilyEncoder::Impl {
    flatbuffers::FlatBufferBuilder builder{1024};
    TextsBuilder texts;
    std::vector<std::uint64_t> value;
};

Bytes FamilyEncoder::encode(std::string_view key, std::string_view text, const FamilyFacts& facts,
                            std::span<const FamilyVersion> versions) {
    auto& [builder, texts, value] = *impl_;
    texts.clear();
    texts.add(kept_text(text));
    for (const FamilyVersion& version : versions) {
        texts.add(version.version);
        texts.add(version.definition);
    }
    builder.Clear();
    const schema::FamilyHead head(to_schema(facts.stamp), facts.racy, facts.volatile_listing,
                                  facts.unreadable);
    const auto ends = texts.ends(builder);
    const auto blob = texts.text(builder);
    builder.Finish(
        schema::CreateFamily(builder, &head, blob, ends, static_cast<std::uint8_t>(facts.combined)),
        family_identifier);
    return seal(key, builder, value);
}

FamilyRecord FamilyRecord::open(std::string_view key, Bytes value) noexcept {
    FamilyRecord record;
    const auto* root = unseal<schema::Family>(key, value, family_identifier);
    if (root != nullptr && root->combined() <= static_cast<std::uint8_t>(Combined::not_listed) &&
        texts_hold(*root->text(), *root->ends(), first_version) &&
        (text_count(*root->ends()) - first_version) % 2 == 0)
        record.root_ = root;
    return record;
}

std::string_view FamilyRecord::path() const noexcept {
    return text_at(*of(root_).text(), *of(root_).ends(), path_text);
}
bool FamilyRecord::is_of(std::string_view asked) const noexcept { return text_is_of(path(), asked); }

FamilyFacts FamilyRecord::facts() const noexcept {
    const schema::FamilyHead& head = *of(root_).head();
    return {from_schema(head.stamp()), head.racy(), head.volatile_listing(), head.unreadable(),
            static_cast<Combined>(of(root_).combined())};
}

std::size_t FamilyRecord::size() const noexcept {
    return (text_count(*of(root_).ends()) - first_version) / 2;
}

FamilyVersion FamilyRecord::operator[](std::size_t i) const noexcept {
    const schema::Family& record = of(root_);
    const std::size_t at = first_version + 2 * i;
    return {text_at(*record.text(), *record.ends(), at), text_at(*record.text(), *record.ends(), at + 1)};
}

FamilyEncoder::FamilyEncoder() : impl_(std::make_unique<Impl>()) {}
FamilyEncoder::FamilyEncoder(FamilyEncoder&&) noexcept = default;
FamilyEncoder& FamilyEncoder::operator=(FamilyEncoder&&) noexcept = default;
FamilyEncoder::~FamilyEncoder() = default;

} // namespace rezdex::store
