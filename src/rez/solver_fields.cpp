// Promise: see rez/solver_fields.h.
#include "rez/solver_fields.h"

#include <algorithm>
#include <array>

#include "rez/request.h"

namespace rezdex::rez {
namespace {

constexpr std::array<std::string_view, 5> solver_fields{"name", "version", "requires", "variants",
                                                        "timestamp"};

struct Decision {
    FieldState state;
    std::string_view why; // refused
    Reason reason = Reason::none;
};

constexpr Decision known{FieldState::known, {}};
constexpr Decision unchecked{FieldState::unknown, {}, Reason::unchecked_request};

Decision refuse(std::string_view why) noexcept { return {FieldState::refused, why}; }

Decision set_name(Definition& definition, Value value) {
    if (value.kind() != ValueKind::string) return refuse("not a str");
    definition.name = value.text();
    return known;
}

Decision set_version(Definition& definition, Value value) {
    if (value.kind() != ValueKind::string) return refuse("not a str");
    switch (accepts_version(value.text())) {
    case Acceptance::accepted: definition.version = value.text(); return known;
    case Acceptance::refused: return refuse("not a version");
    case Acceptance::unsure: break;
    }
    return unchecked;
}

// A list of requests, appended to `to`.
Decision append_requests(Value value, std::vector<std::string_view>& to) {
    if (value.kind() != ValueKind::list) return refuse("not a list");
    Decision decision = known;
    for (const Value item : value) {
        if (item.kind() != ValueKind::string) return refuse("a request that is not a str");
        const Acceptance accepted = accepts_request(item.text());
        if (accepted == Acceptance::refused) return refuse("not a package request");
        if (accepted == Acceptance::unsure) decision = unchecked;
        to.push_back(item.text());
    }
    return decision;
}

Decision set_requires(Definition& definition, Value value) {
    if (value.kind() == ValueKind::source) return {FieldState::late, {}};
    return append_requests(value, definition.requires_list);
}

Decision set_variants(Definition& definition, Value value) {
    if (value.kind() != ValueKind::list) return refuse("not a list");
    Decision all = known;
    for (const Value variant : value) {
        const Decision decision = append_requests(variant, definition.variant_requests);
        if (decision.state == FieldState::refused) return decision;
        if (decision.state == FieldState::unknown) all = decision;
        definition.variant_ends.push_back(static_cast<std::uint32_t>(definition.variant_requests.size()));
    }
    return all;
}

// A bool is an int to the schema.
Decision set_timestamp(Definition& definition, Value value) {
    switch (value.kind()) {
    case ValueKind::integer: definition.timestamp = value.integer(); return known;
    case ValueKind::true_: definition.timestamp = 1; return known;
    case ValueKind::false_: definition.timestamp = 0; return known;
    case ValueKind::big_integer: return {FieldState::unknown, {}, Reason::unsupported_expression};
    default: return refuse("not an int");
    }
}

struct Field {
    FieldState Definition::* state;
    Decision (*set)(Definition&, Value);
};
constexpr std::array<Field, solver_fields.size()> fields{{{&Definition::name_state, set_name},
                                                          {&Definition::version_state, set_version},
                                                          {&Definition::requires_state, set_requires},
                                                          {&Definition::variants_state, set_variants},
                                                          {&Definition::timestamp_state, set_timestamp}}};

void forget_requests(Definition& definition, std::string_view attribute) {
    if (attribute == "requires") definition.requires_list.clear();
    if (attribute != "variants") return;
    definition.variant_requests.clear();
    definition.variant_ends.clear();
}

} // namespace

bool is_solver_field(std::string_view attribute) noexcept {
    return std::ranges::find(solver_fields, attribute) != solver_fields.end();
}

Reason set_solver_field(Definition& definition, std::string_view attribute, Value value) {
    const auto which = std::ranges::find(solver_fields, attribute) - solver_fields.begin();
    const Field& field = fields[static_cast<std::size_t>(which)];
    const Decision decision = field.set(definition, value);
    definition.*field.state = decision.state;
    if (decision.state != FieldState::known) forget_requests(definition, attribute);
    if (decision.state == FieldState::refused) definition.refused.emplace_back(attribute, decision.why);
    return decision.reason;
}

} // namespace rezdex::rez
