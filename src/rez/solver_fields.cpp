// Promise: see rez/solver_fields.h.
#include "rez/solver_fields.h"

#include <algorithm>
#include <array>

namespace rezdex::rez {
namespace {

void append_requests(Value value, std::vector<std::string_view>& to) {
    for (const Value item : value) to.push_back(item.text());
}

FieldState set_name(Definition& definition, Value value) {
    definition.name = value.text();
    return FieldState::known;
}

FieldState set_version(Definition& definition, Value value) {
    definition.version = value.text();
    return FieldState::known;
}

FieldState set_requires(Definition& definition, Value value) {
    if (value.kind() == ValueKind::source) return FieldState::late;
    append_requests(value, definition.requires_list);
    return FieldState::known;
}

FieldState set_variants(Definition& definition, Value value) {
    for (const Value variant : value) {
        append_requests(variant, definition.variant_requests);
        definition.variant_ends.push_back(static_cast<std::uint32_t>(definition.variant_requests.size()));
    }
    return FieldState::known;
}

// A bool is an int to the schema.
FieldState set_timestamp(Definition& definition, Value value) {
    if (value.kind() == ValueKind::big_integer) return FieldState::unknown;
    definition.timestamp = value.kind() == ValueKind::integer ? value.integer()
                           : value.kind() == ValueKind::true_ ? 1
                                                              : 0;
    return FieldState::known;
}

struct Field {
    std::string_view attribute;
    FieldState Definition::* state;
    FieldState (*set)(Definition&, Value);
};
constexpr std::array<Field, 5> fields{{{"name", &Definition::name_state, set_name},
                                       {"version", &Definition::version_state, set_version},
                                       {"requires", &Definition::requires_state, set_requires},
                                       {"variants", &Definition::variants_state, set_variants},
                                       {"timestamp", &Definition::timestamp_state, set_timestamp}}};

const Field* find(std::string_view attribute) noexcept {
    return std::ranges::find(fields, attribute, &Field::attribute);
}

} // namespace

bool is_solver_field(std::string_view attribute) noexcept { return find(attribute) != fields.end(); }

void refuse_solver_field(Definition& definition, std::string_view attribute) noexcept {
    definition.*find(attribute)->state = FieldState::refused;
}

bool set_solver_field(Definition& definition, std::string_view attribute, Value value) {
    const Field& field = *find(attribute);
    definition.*field.state = field.set(definition, value);
    return definition.*field.state != FieldState::unknown;
}

} // namespace rezdex::rez
