// Promise: the package records of listing.h. Texts: path, definition, then the checks' paths.
#include "store/listing.h"
#include "store/sealed.h"
#include "store/texts.h"

namespace rezdex::store {
namespace {

constexpr std::size_t path_text = 0, definition_text = 1, first_check = 2;

const schema::Package& of(const void* root) noexcept { return *static_cast<const schema::Package*>(root); }

std::string_view text(const void* root, std::size_t i) noexcept {
    return text_at(*of(root).text(), *of(root).ends(), i);
}

flatbuffers::Offset<TextBlob> bytes_of(std::string_view text, flatbuffers::FlatBufferBuilder& builder) {
    return builder.CreateVector(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}

bool holds(const schema::Package& record) noexcept {
    const auto* checks = record.checks();
    if (checks == nullptr) return texts_hold(*record.text(), *record.ends(), first_check);
    // The verifier looks at the alignment of a vector's length only.
    return reinterpret_cast<std::uintptr_t>(checks->Data()) % alignof(schema::Check) == 0 &&
           texts_hold(*record.text(), *record.ends(), first_check + checks->size());
}

} // namespace

struct PackageEncoder::Impl {
    flatbuffers::FlatBufferBuilder builder{1024};
    TextsBuilder texts;
    std::vector<schema::Check> checks;
    std::vector<std::uint64_t> value;
};

Bytes PackageEncoder::encode(std::string_view key, std::string_view text, const PackageFacts& facts) {
    auto& [builder, texts, checks, value] = *impl_;
    texts.clear();
    texts.add(kept_text(text));
    texts.add(facts.definition);
    checks.clear();
    for (const PackageCheck& check : facts.checks) {
        texts.add(check.path);
        checks.emplace_back(to_schema(check.stamp.value_or(Stamp{})), check.stamp.has_value());
    }
    builder.Clear();
    const auto ends = texts.ends(builder);
    const auto blob = texts.text(builder);
    const auto kept_checks = checks.empty() ? 0 : builder.CreateVectorOfStructs(checks);
    const schema::Stamp directory = to_schema(facts.directory.value_or(Stamp{}));
    const auto kept = [&](const std::optional<std::string_view>& file) {
        return file ? bytes_of(*file, builder) : 0;
    };
    const auto release_yaml = kept(facts.kept.release_yaml), changelog = kept(facts.kept.changelog),
               release_time = kept(facts.kept.release_time);
    flatbuffers::Offset<TextBlob> own;
    if (!facts.own.empty()) {
        builder.ForceVectorAlignment(facts.own.size(), 1, 8);
        own = bytes_of({reinterpret_cast<const char*>(facts.own.data()), facts.own.size()}, builder);
    }
    builder.Finish(schema::CreatePackage(builder, blob, ends, facts.directory ? &directory : nullptr,
                                         kept_checks, static_cast<std::uint16_t>(facts.reason), facts.racy,
                                         own, release_yaml, changelog, release_time, facts.private_files),
                   package_identifier);
    return seal(key, builder, value);
}

PackageRecord PackageRecord::open(std::string_view key, Bytes value) noexcept {
    PackageRecord record;
    const auto* root = unseal<schema::Package>(key, value, package_identifier);
    if (root != nullptr && holds(*root)) record.root_ = root;
    return record;
}

std::string_view PackageRecord::path() const noexcept { return text(root_, path_text); }
bool PackageRecord::is_of(std::string_view asked) const noexcept { return text_is_of(path(), asked); }
std::string_view PackageRecord::definition() const noexcept { return text(root_, definition_text); }
Reason PackageRecord::reason() const noexcept { return static_cast<Reason>(of(root_).reason()); }
bool PackageRecord::racy() const noexcept { return of(root_).racy(); }

std::optional<Stamp> PackageRecord::directory() const noexcept {
    const schema::Stamp* stamp = of(root_).directory();
    if (stamp == nullptr) return std::nullopt;
    return from_schema(*stamp);
}

std::size_t PackageRecord::check_count() const noexcept {
    const auto* checks = of(root_).checks();
    return checks == nullptr ? 0 : checks->size();
}

PackageCheck PackageRecord::check(std::size_t i) const noexcept {
    const schema::Check& check = *of(root_).checks()->Get(static_cast<flatbuffers::uoffset_t>(i));
    PackageCheck view{store::text(root_, first_check + i), std::nullopt};
    if (check.present()) view.stamp = from_schema(check.stamp());
    return view;
}

Bytes PackageRecord::own() const noexcept {
    const TextBlob* own = of(root_).own();
    if (own == nullptr) return {};
    return std::as_bytes(std::span(own->data(), own->size()));
}

rez::OldReleaseFiles PackageRecord::kept() const noexcept {
    const auto view = [](const TextBlob* kept) {
        return kept == nullptr ? std::nullopt
                               : std::optional(std::string_view(chars_of(*kept), kept->size()));
    };
    const schema::Package& record = of(root_);
    return {view(record.release_yaml()), view(record.changelog()), view(record.release_time())};
}

bool PackageRecord::private_files() const noexcept { return of(root_).private_files(); }

PackageEncoder::PackageEncoder() : impl_(std::make_unique<Impl>()) {}
PackageEncoder::PackageEncoder(PackageEncoder&&) noexcept = default;
PackageEncoder& PackageEncoder::operator=(PackageEncoder&&) noexcept = default;
PackageEncoder::~PackageEncoder() = default;

} // namespace rezdex::store
