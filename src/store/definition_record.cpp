// Promise: the hot record of record.h, checked and read in place.
#include <algorithm>

#include "store/definition_layout.h"
#include "store/record.h"
#include "store/sealed.h"
#include "store/texts.h"

namespace rezdex::store {
namespace {

const schema::Definition* of(const void* root) noexcept {
    return static_cast<const schema::Definition*>(root);
}
const schema::DefinitionHead& head(const void* root) noexcept { return *of(root)->head(); }

bool enums_hold(const schema::DefinitionHead& head) noexcept {
    constexpr auto last_verdict = static_cast<std::uint8_t>(Verdict::invalid);
    constexpr auto last_state = static_cast<std::uint8_t>(FieldState::unknown);
    constexpr auto last_file_state = static_cast<std::uint8_t>(FileState::unreadable);
    // Not the reason: a newer build may know more of them, and their names say so.
    return head.verdict() <= last_verdict && head.file_state() <= last_file_state &&
           head.name_state() <= last_state && head.version_state() <= last_state &&
           head.requires_state() <= last_state && head.variants_state() <= last_state &&
           head.timestamp_state() <= last_state;
}

bool inputs_hold(const schema::Definition& record) noexcept {
    const auto* inputs = record.inputs();
    if (inputs == nullptr) return true;
    if (reinterpret_cast<std::uintptr_t>(inputs->Data()) % alignof(schema::Input) != 0) return false;
    constexpr auto last = static_cast<std::uint8_t>(rez::Input::State::not_supplied);
    return std::all_of(inputs->begin(), inputs->end(),
                       [](const schema::Input* it) { return it->state() <= last; });
}

bool variants_hold(const schema::Definition& record, std::size_t names) noexcept {
    const auto* ends = record.variant_ends();
    if (ends == nullptr) return names == 0;
    std::uint32_t before = 0;
    for (std::size_t i = 0; i < ends->size(); ++i) {
        const std::uint32_t end = ends->data()[i];
        if (end < before) return false;
        before = end;
    }
    return before == names;
}

bool holds(const schema::Definition& record) noexcept {
    const DefinitionLayout layout(record);
    if (!enums_hold(*record.head()) || !inputs_hold(record)) return false;
    if (!texts_hold(*record.text(), *record.ends(), layout.variants)) return false;
    return variants_hold(record, text_count(*record.ends()) - layout.variants);
}

} // namespace

DefinitionRecord DefinitionRecord::open(std::string_view key, Bytes value) noexcept {
    DefinitionRecord record;
    const auto* root = unseal<schema::Definition>(key, value, definition_identifier);
    if (root != nullptr && holds(*root)) record.root_ = root;
    return record;
}

DefinitionRecord DefinitionRecord::trusted(Bytes hot) noexcept {
    return trusted(flatbuffers::GetRoot<schema::Definition>(hot.data()));
}

DefinitionRecord DefinitionRecord::trusted(const void* root) noexcept {
    DefinitionRecord record;
    record.root_ = root;
    return record;
}

FileState DefinitionRecord::state() const noexcept {
    return static_cast<FileState>(head(root_).file_state());
}
Stamp DefinitionRecord::stamp() const noexcept { return from_schema(head(root_).stamp()); }
ContentHash DefinitionRecord::hash() const noexcept {
    return {head(root_).hash_low(), head(root_).hash_high()};
}
bool DefinitionRecord::racy() const noexcept { return head(root_).racy(); }
bool DefinitionRecord::not_world_readable() const noexcept { return head(root_).not_world_readable(); }
std::uint32_t DefinitionRecord::answers_revision() const noexcept { return head(root_).answers_revision(); }

std::string_view DefinitionRecord::path() const noexcept {
    return text_at(*of(root_)->text(), *of(root_)->ends(), DefinitionLayout::path);
}

bool DefinitionRecord::is_of(std::string_view asked) const noexcept { return text_is_of(path(), asked); }

std::size_t DefinitionRecord::input_count() const noexcept {
    const auto* inputs = of(root_)->inputs();
    return inputs == nullptr ? 0 : inputs->size();
}

DefinitionRecord::InputView DefinitionRecord::input(std::size_t i) const noexcept {
    const schema::Definition& record = *of(root_);
    const schema::Input& input = *record.inputs()->Get(static_cast<flatbuffers::uoffset_t>(i));
    return {text_at(*record.text(), *record.ends(), DefinitionLayout(record).inputs + i),
            static_cast<rez::Input::State>(input.state()), input.value_hash()};
}

} // namespace rezdex::store
