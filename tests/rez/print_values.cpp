// Promise: says what rezdex/version.h makes of texts, for compare_values.py.
//
// Reads records from standard input, each ended by \x1e: what to do and its texts, separated by \x1f. Writes
// one record for each, of the same form. "refused" stands where rez is expected to raise, "None" for None.
#include <algorithm>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "rez/request.h"
#include "rezdex/version.h"

namespace {

using namespace rezdex;
using Texts = std::vector<std::string>;

std::string sign(std::weak_ordering order) { return order < 0 ? "-1" : order > 0 ? "1" : "0"; }
std::string yes(bool is) { return is ? "1" : "0"; }

// "refused", "None" or the value as text.
template <class T>
std::string shown(const Result<std::optional<T>>& result) {
    if (!result) return "refused";
    return *result ? (*result)->to_string() : "None";
}

Texts version(const Texts& texts) {
    const auto made = Version::parse(texts[1]);
    return made ? Texts{made->to_string(), yes(!made->empty())} : Texts{"refused"};
}

Texts versions(const Texts& texts) {
    const auto a = Version::parse(texts[1]), b = Version::parse(texts[2]);
    return {sign(*a <=> *b), yes(*a == *b)};
}

Texts range(const Texts& texts) {
    const auto made = VersionRange::parse(texts[1]);
    if (!made) return {"refused"};
    return {made->to_string(), yes(made->is_any()), shown(made->inverse())};
}

Texts ranges(const Texts& texts) {
    const auto a = VersionRange::parse(texts[1]), b = VersionRange::parse(texts[2]);
    const auto both = a->intersection(*b);
    return {sign(*a <=> *b),
            yes(*a == *b),
            yes(a->intersects(*b)),
            yes(a->issuperset(*b)),
            a->union_with(*b).to_string(),
            both ? both->to_string() : "None"};
}

Texts contains(const Texts& texts) {
    return {yes(VersionRange::parse(texts[1])->contains(*Version::parse(texts[2])))};
}

Texts shown(const Result<Requirement>& made) {
    if (!made) return {"refused"};
    return {made->to_string(), made->name(), made->range() ? made->range()->to_string() : "None",
            yes(made->conflict()), yes(made->weak())};
}

Texts requirement(const Texts& texts) { return shown(Requirement::parse(texts[1])); }

// What the schema asks must agree with what is parsed.
Texts request(const Texts& texts) {
    const auto made = Requirement::parse_package_request(texts[1]);
    if ((rez::accepts_request(texts[1]) == rez::Acceptance::accepted) != made.ok())
        return {"accepts_request"};
    Texts text = shown(made);
    if (made) text.push_back(yes(made->ephemeral()));
    return text;
}

Texts requirements(const Texts& texts) {
    const auto a = Requirement::parse(texts[1]), b = Requirement::parse(texts[2]);
    return {yes(a->conflicts_with(*b)), yes(*a == *b), shown(a->merged(*b))};
}

Texts versioned(const Texts& texts) {
    return {yes(Requirement::parse(texts[1])->conflicts_with(texts[2], *Version::parse(texts[3])))};
}

using Action = Texts (*)(const Texts&);
constexpr std::pair<std::string_view, Action> actions[] = {
    {"version", version}, {"versions", versions},         {"range", range},
    {"ranges", ranges},   {"contains", contains},         {"requirement", requirement},
    {"request", request}, {"requirements", requirements}, {"versioned", versioned}};

Texts split(const std::string& record) {
    Texts texts(1);
    for (const char c : record) {
        if (c == '\x1f')
            texts.emplace_back();
        else
            texts.back() += c;
    }
    return texts;
}

// Where a text is refused that an action takes for granted, that is its answer.
Texts answer_to(const Texts& texts) {
    const auto* const action =
        std::ranges::find(actions, texts[0], &std::pair<std::string_view, Action>::first);
    try {
        return action->second(texts);
    } catch (const std::bad_variant_access&) {
        return {"refused"};
    }
}

} // namespace

int main() {
    std::string record;
    while (std::getline(std::cin, record, '\x1e')) {
        std::string answer;
        for (const std::string& text : answer_to(split(record))) answer += text + '\x1f';
        answer.back() = '\x1e';
        std::cout << answer;
    }
    return 0;
}
