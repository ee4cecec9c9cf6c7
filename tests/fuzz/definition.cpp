// Promise: see definition.h.
#include "definition.h"

#include <algorithm>
#include <cstring>
#include <ctime>

#include "store/record_cases.h"
#include "support/hold.h"

namespace rezdex::test {
namespace {

const Environment& surroundings() {
    static const Environment made = [] {
        Environment to;
        for (const std::string_view name :
             {"os.name", "os.getcwd", "sys.platform", "platform.system", "platform.machine",
              "platform.release", "getpass.getuser", "rez.system.platform", "rez.system.arch",
              "rez.system.user", "env:HOME", "env:STUDIO", "env:REZDEX_A"})
            to.supply(name, name.substr(name.find_first_of(".:")));
        to.supply("sys.version_info", "3.11.2.final.0").supply("platform.python_version", "3.11.2");
        return to.supply_all_variables();
    }();
    return made;
}

// Nothing but what was read.
Environment inputs_of(const rez::Definition& definition) {
    Environment to;
    to.withhold("building").withhold("testing");
    for (const rez::Input& input : definition.inputs) {
        if (input.state == rez::Input::State::present)
            to.supply(input.name, surroundings().find(input.name).value);
        else if (input.state == rez::Input::State::absent)
            to.supply_absent(input.name);
    }
    return to;
}

bool same(const rez::Input& a, const rez::Input& b) {
    return a.name == b.name && a.state == b.state && a.value_hash == b.value_hash;
}

bool same_nodes(const rez::Definition& a, const rez::Definition& b) {
    return std::ranges::equal(a.nodes, b.nodes, [](const ValueNode& one, const ValueNode& other) {
        return std::memcmp(&one, &other, sizeof one) == 0;
    });
}

bool same(const rez::Definition& a, const rez::Definition& b) {
    return a.verdict == b.verdict && a.reason == b.reason && a.line == b.line && a.message == b.message &&
           same_nodes(a, b) && a.text == b.text && a.unknown == b.unknown && a.name_state == b.name_state &&
           a.version_state == b.version_state && a.requires_state == b.requires_state &&
           a.variants_state == b.variants_state && a.timestamp_state == b.timestamp_state &&
           a.name == b.name && a.version == b.version && a.requires_list == b.requires_list &&
           a.variant_requests == b.variant_requests && a.variant_ends == b.variant_ends &&
           a.timestamp == b.timestamp && a.refused == b.refused && a.late == b.late &&
           std::ranges::equal(a.inputs, b.inputs,
                              [](const auto& one, const auto& other) { return same(one, other); });
}

bool same(const Value& a, const Value& b) {
    if (a.kind() != b.kind() || a.size() != b.size()) return false;
    switch (a.kind()) {
    case ValueKind::big_integer:
    case ValueKind::string:
    case ValueKind::bytes: return a.text() == b.text();
    default: break;
    }
    if (a.begin() == a.end()) return a.integer() == b.integer(); // a leaf's bits, or no children
    for (auto at = a.begin(), other = b.begin(); at != a.end(); ++at, ++other)
        if (!same(*at, *other)) return false;
    return true;
}

// Of this thread, so that nothing else on the machine counts.
double cpu_seconds() {
    std::timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

void keep_limits(const rez::Definition& definition, const rez::Workspace& workspace) {
    constexpr std::size_t most = 64U << 20U;
    const std::size_t answer = definition.nodes.size() * sizeof(ValueNode) + definition.text.size();
    hold(workspace.arena.bytes_used() + answer <= most, "a definition takes at most 64 MB");
}

// What a reader sees of the hot record.
void keep_package(const rez::Definition& definition, const Package& package) {
    hold(package.verdict() == definition.verdict && package.reason() == definition.reason &&
             package.line() == definition.line && package.message() == definition.message,
         "a record keeps the verdict");
    hold(std::ranges::equal(package.late(), definition.late) &&
             std::ranges::equal(package.unknown(), definition.unknown) &&
             std::ranges::equal(package.inputs(), definition.inputs, {}, {}, &rez::Input::name),
         "a record keeps its lists of names");
    hold(package.refused_count() == definition.refused.size(), "a record keeps what is refused");
    if (!definition.answered()) return;
    hold(package.name() == definition.name && package.version() == definition.version &&
             std::ranges::equal(package.requires_list(), definition.requires_list) &&
             package.timestamp() == definition.timestamp,
         "a record keeps what a solve needs");
    hold(package.variant_count() == definition.variant_ends.size(), "a record keeps the number of variants");
    for (std::size_t i = 0; i < package.variant_count(); ++i)
        hold(std::ranges::equal(package.variant(i), definition.variant(i)), "a record keeps each variant");
}

void come_back(std::string_view bytes, const rez::Definition& definition) {
    store::DefinitionEncoder encoder;
    store::DefinitionFacts facts = sample_facts();
    facts.keep_source = true;
    const std::string key = record_key();
    const auto encoded = encoder.encode(key, record_path, definition, facts, bytes);
    hold(read_definition(key, encoded.hot), "a record that was made can be read");
    keep_package(definition, store::DefinitionRecord::open(key, encoded.hot).package());
    if (encoded.detail.empty()) return hold(bytes.empty(), "the source is kept");
    hold(read_detail(key, encoded.detail), "a detail record that was made can be read");
    const auto detail = store::DetailRecord::open(key, encoded.detail);
    hold(detail.source() == bytes, "the source is kept");
    hold(detail.attributes().has_value() == definition.answered(), "attributes are those of an answer");
    if (definition.answered())
        hold(same(*detail.attributes(), definition.attributes()), "attributes come back");
}

} // namespace

void check_definition(std::string_view bytes, rez::Format format) {
    rez::Workspace workspace;
    rez::Definition first;
    const double start = cpu_seconds();
    rez::define(bytes, format, workspace, surroundings(), first);
    hold(cpu_seconds() - start < 3, "a definition takes 50 ms; with all sanitizers, a second or two");
    keep_limits(first, workspace);
    come_back(bytes, first);

    rez::Definition again;
    rez::define("name = 'other'; requires = ['a', 'b']", rez::Format::python, workspace, surroundings(),
                again);
    rez::define(bytes, format, workspace, surroundings(), again);
    hold(same(first, again), "used memory gives the same answer");

    rez::define(bytes, format, workspace, inputs_of(first), again);
    hold(same(first, again), "an answer hangs on nothing but the inputs that it names");
}

} // namespace rezdex::test
