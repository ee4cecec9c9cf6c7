// Promise: see rezdex/environment.h; what asks the system is in src/fs/.
#include "rezdex/environment.h"

#include <string>
#include <unordered_map>

#include "base/hash.h"

namespace rezdex {
namespace {

constexpr std::string_view variable_prefix = "env:";

struct NameHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const noexcept { return base::hash64(name); }
};

struct Supplied {
    Environment::State state = Environment::State::not_supplied;
    std::string value;
    std::uint64_t value_hash = 0;
};

} // namespace

struct Environment::Inputs {
    std::unordered_map<std::string, Supplied, NameHash, std::equal_to<>> by_name;
    bool all_variables = false;
};

Environment::Environment() : inputs_(std::make_shared<Inputs>()) {
    supply("building", "False").supply("testing", "False");
}
Environment::Environment(const Environment&) noexcept = default;
Environment::Environment(Environment&&) noexcept = default;
Environment& Environment::operator=(const Environment&) noexcept = default;
Environment& Environment::operator=(Environment&&) noexcept = default;
Environment::~Environment() = default;

Environment::Inputs& Environment::own() {
    if (inputs_.use_count() != 1)
        inputs_ = inputs_ ? std::make_shared<Inputs>(*inputs_) : std::make_shared<Inputs>();
    return *inputs_;
}

// Seeded with the name, so that equal values of different inputs do not show.
Environment& Environment::supply(std::string_view name, std::string_view value) {
    const std::uint64_t hash = base::hash64(value, base::hash64(name));
    own().by_name.insert_or_assign(std::string(name), Supplied{State::present, std::string(value), hash});
    return *this;
}

Environment& Environment::supply_absent(std::string_view name) {
    own().by_name.insert_or_assign(std::string(name), Supplied{State::absent, {}, 0});
    return *this;
}

Environment& Environment::supply_all_variables() {
    own().all_variables = true;
    return *this;
}

Environment& Environment::withhold(std::string_view name) {
    own().by_name.insert_or_assign(std::string(name), Supplied());
    return *this;
}

Environment::Input Environment::find(std::string_view name) const noexcept {
    if (!inputs_) return {}; // moved from
    const auto found = inputs_->by_name.find(name);
    if (found == inputs_->by_name.end()) {
        const bool absent = inputs_->all_variables && name.starts_with(variable_prefix);
        return {absent ? State::absent : State::not_supplied, {}, 0};
    }
    return {found->second.state, found->second.value, found->second.value_hash};
}

} // namespace rezdex
