// Promise: DefinitionEncoder of record.h.
#include <vector>

#include "store/definition_layout.h"
#include "store/node_check.h"
#include "store/record.h"
#include "store/sealed.h"
#include "store/texts.h"

namespace rezdex::store {
namespace {

// No record comes near: definitions of at most 4 MB are evaluated within a limit of memory. Past it
// FlatBuffers' own limit of 2 GiB would come into sight.
constexpr std::size_t max_record_size = 256U << 20U;

rez::Definition declined(Reason reason) {
    rez::Definition definition;
    definition.reason = reason;
    return definition;
}

std::uint32_t count(std::size_t size) noexcept { return static_cast<std::uint32_t>(size); }
std::uint8_t number(FieldState state) noexcept { return static_cast<std::uint8_t>(state); }

schema::DefinitionHead head_of(const rez::Definition& definition, const DefinitionFacts& facts) {
    // Of a definition that is not answered no field is known, not even as absent.
    const auto state = [&](FieldState of_field) {
        return number(definition.answered() ? of_field : FieldState::unknown);
    };
    return {to_schema(facts.stamp),
            facts.hash.low,
            facts.hash.high,
            definition.timestamp,
            rez::answers_revision,
            definition.line,
            count(definition.requires_list.size()),
            count(definition.late.size()),
            count(definition.unknown.size()),
            count(definition.refused.size()),
            static_cast<std::uint16_t>(definition.reason),
            static_cast<std::uint8_t>(definition.verdict),
            static_cast<std::uint8_t>(facts.state),
            state(definition.name_state),
            state(definition.version_state),
            state(definition.requires_state),
            state(definition.variants_state),
            state(definition.timestamp_state),
            facts.racy,
            facts.not_world_readable};
}

} // namespace

struct DefinitionEncoder::Impl {
    flatbuffers::FlatBufferBuilder builder{4096};
    TextsBuilder texts;
    std::vector<schema::Input> inputs;
    std::vector<std::uint64_t> hot, detail;

    void collect(std::string_view path, const rez::Definition& definition);
    void make_hot(const rez::Definition& definition, const DefinitionFacts& facts);
    void make_detail(std::string_view key, const rez::Definition& definition, std::string_view source);
    Reason why_not(const rez::Definition& definition, std::string_view source) const;
};

// Fills `texts`, in the order that DefinitionLayout tells, and the vectors beside it.
void DefinitionEncoder::Impl::collect(std::string_view path, const rez::Definition& definition) {
    texts.clear();
    texts.add(definition.name);
    texts.add(definition.version);
    texts.add(definition.message);
    texts.add(kept_text(path));
    for (const auto& request : definition.requires_list) texts.add(request);
    for (const auto& attribute : definition.late) texts.add(attribute);
    for (const auto& attribute : definition.unknown) texts.add(attribute);
    for (const auto& [attribute, why] : definition.refused) {
        texts.add(attribute);
        texts.add(why);
    }
    inputs.clear();
    for (const rez::Input& input : definition.inputs) {
        texts.add(input.name);
        inputs.emplace_back(input.value_hash, static_cast<std::uint8_t>(input.state));
    }
    for (const auto& request : definition.variant_requests) texts.add(request);
}

// Why this definition has no record of its own; Reason::none if it has one.
Reason DefinitionEncoder::Impl::why_not(const rez::Definition& definition, std::string_view source) const {
    const std::size_t node_bytes = definition.nodes.size() * sizeof(ValueNode);
    const std::size_t hot_bytes =
        texts.bytes() + definition.variant_ends.size() * 4 + inputs.size() * sizeof(schema::Input);
    if (hot_bytes + node_bytes + definition.text.size() + source.size() > max_record_size)
        return Reason::limit_memory;
    if (definition.answered() && !nodes_hold(definition.nodes, definition.text.size()))
        return Reason::limit_nesting;
    return Reason::none;
}

// Leaves the FlatBuffer in `builder`.
void DefinitionEncoder::Impl::make_hot(const rez::Definition& definition, const DefinitionFacts& facts) {
    builder.Clear();
    const schema::DefinitionHead head = head_of(definition, facts);
    const auto ends = texts.ends(builder);
    const auto text = texts.text(builder);
    const auto variants = definition.variant_ends.empty() ? 0 : builder.CreateVector(definition.variant_ends);
    const auto tracked = inputs.empty() ? 0 : builder.CreateVectorOfStructs(inputs);
    builder.Finish(schema::CreateDefinition(builder, &head, text, ends, variants, tracked),
                   definition_identifier);
}

void DefinitionEncoder::Impl::make_detail(std::string_view key, const rez::Definition& definition,
                                          std::string_view source) {
    detail.clear();
    if (!definition.answered() && source.empty()) return;
    builder.Clear();
    const auto bytes = [&](std::string_view from) {
        return builder.CreateVector(reinterpret_cast<const std::uint8_t*>(from.data()), from.size());
    };
    const auto kept = source.empty() ? 0 : bytes(source);
    flatbuffers::Offset<TextBlob> text;
    flatbuffers::Offset<flatbuffers::Vector<const schema::ValueNode*>> nodes;
    if (definition.answered()) {
        text = bytes(definition.text);
        nodes = builder.CreateVectorOfStructs(
            reinterpret_cast<const schema::ValueNode*>(definition.nodes.data()), definition.nodes.size());
    }
    builder.Finish(schema::CreateDetail(builder, nodes, text, kept), detail_identifier);
    seal(key, builder, detail);
}

DefinitionEncoder::Encoded DefinitionEncoder::encode(std::string_view key, std::string_view path,
                                                     const rez::Definition& definition,
                                                     const DefinitionFacts& facts, std::string_view source) {
    Impl& impl = *impl_;
    const std::string_view kept = facts.keep_source ? source : std::string_view();
    impl.collect(path, definition);
    if (const Reason reason = impl.why_not(definition, kept); reason != Reason::none)
        return encode(key, path, declined(reason), facts, {});
    impl.make_hot(definition, facts);
    seal(key, impl.builder, impl.hot);
    impl.make_detail(key, definition, kept);
    return {std::as_bytes(std::span(impl.hot)), std::as_bytes(std::span(impl.detail))};
}

Bytes DefinitionEncoder::encode_hot(const rez::Definition& definition, const DefinitionFacts& facts) {
    Impl& impl = *impl_;
    impl.collect({}, definition);
    if (const Reason reason = impl.why_not(definition, {}); reason != Reason::none)
        return encode_hot(declined(reason), facts);
    impl.make_hot(definition, facts);
    return std::as_bytes(std::span(impl.builder.GetBufferPointer(), impl.builder.GetSize()));
}

DefinitionEncoder::DefinitionEncoder() : impl_(std::make_unique<Impl>()) {}
DefinitionEncoder::DefinitionEncoder(DefinitionEncoder&&) noexcept = default;
DefinitionEncoder& DefinitionEncoder::operator=(DefinitionEncoder&&) noexcept = default;
DefinitionEncoder::~DefinitionEncoder() = default;

} // namespace rezdex::store
