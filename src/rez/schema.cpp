// Promise: see rez/schema.h. The table of attributes stands at the end, the shapes that it names before it.
#include "rez/schema.h"

#include <algorithm>
#include <array>

namespace rezdex::rez {
namespace {

constexpr Judgement accept{};
constexpr Judgement refuse(std::string_view why) noexcept { return {Acceptance::refused, why}; }

bool is_bool(Value value) noexcept {
    return value.kind() == ValueKind::true_ || value.kind() == ValueKind::false_;
}
bool is_text(Value value) noexcept { return value.kind() == ValueKind::string; }
bool is_texts(Value value) noexcept {
    return value.kind() == ValueKind::list && std::ranges::all_of(value, is_text);
}

// str
Judgement text(Value value) noexcept { return is_text(value) ? accept : refuse("not a str"); }

// [str]
Judgement texts(Value value) noexcept { return is_texts(value) ? accept : refuse("not a list of str"); }

// Or(str, [str])
Judgement text_or_texts(Value value) noexcept {
    return is_text(value) || is_texts(value) ? accept : refuse("neither a str nor a list of str");
}

// Or(None, str)
Judgement none_or_text(Value value) noexcept {
    return value.kind() == ValueKind::none ? accept : text(value);
}

// bool
Judgement truth(Value value) noexcept { return is_bool(value) ? accept : refuse("not a bool"); }

// Or(None, bool)
Judgement none_or_truth(Value value) noexcept {
    return value.kind() == ValueKind::none ? accept : truth(value);
}

// int, of which bool is one
Judgement integer(Value value) noexcept {
    const bool is = value.kind() == ValueKind::integer || value.kind() == ValueKind::big_integer;
    return is || is_bool(value) ? accept : refuse("not an int");
}

// And(dict, Use(create_config)), which looks at no setting
Judgement dict(Value value) noexcept {
    return value.kind() == ValueKind::dict ? accept : refuse("not a dict");
}

// And(str, Use(Version))
Judgement version(Value value) noexcept {
    if (!is_text(value)) return refuse("not a str");
    return {accepts_version(value.text()), "not a version"};
}

// And(str, Use(PackageRequest))
Judgement request(Value value) {
    if (!is_text(value)) return refuse("a request that is not a str");
    return {accepts_request(value.text()), "not a package request"};
}

// The judgement on a list: a refused member refuses it, whatever the others are.
Judgement each(Value value, Judgement (*member)(Value)) {
    if (value.kind() != ValueKind::list) return refuse("not a list");
    Judgement all = accept;
    for (const Value item : value) {
        const Judgement one = member(item);
        if (one.acceptance == Acceptance::refused) return one;
        if (one.acceptance == Acceptance::unsure) all = one;
    }
    return all;
}

Judgement requests(Value value) { return each(value, request); }

Judgement variants(Value value) { return each(value, requests); }

// Or(str, [[str]])
Judgement help(Value value) {
    return is_text(value) || each(value, texts).acceptance == Acceptance::accepted
               ? accept
               : refuse("neither a str nor a list of lists of str");
}

// Or(SourceCode, callable, str, [str]); no live object comes here
Judgement commands(Value value) noexcept {
    return value.kind() == ValueKind::source ? accept : text_or_texts(value);
}

// Of these, _convert_to_rex refuses a list, unless disable_rez_1_compatibility is off.
Judgement converted_commands(Value value) noexcept {
    return value.kind() == ValueKind::source || is_text(value) ? accept
                                                               : refuse("neither a function nor a str");
}

// The judgement on a dict's members; a key that is "" or no str is one that rez does not take.
template <class Member>
Judgement each_member(Value value, Member member) {
    Judgement all = accept;
    for (auto at = value.begin(); at != value.end(); ++at) {
        const Value key = *at++;
        if (!is_text(key) || key.text().empty()) return refuse("a key that is empty or not a str");
        const Judgement one = member(key.text(), *at);
        if (one.acceptance == Acceptance::refused) return one;
        if (one.acceptance == Acceptance::unsure) all = one;
    }
    return all;
}

// {"type": "requires", "value": [request]}, and no other key
Judgement on_variants(Value value) {
    if (is_bool(value)) return accept;
    if (value.kind() != ValueKind::dict || value.size() != 4) return refuse("on_variants of another form");
    return each_member(value, [](std::string_view key, Value member) {
        if (key == "value") return requests(member);
        return key == "type" && is_text(member) && member.text() == "requires"
                   ? accept
                   : refuse("on_variants of another form");
    });
}

// One test: a command, or a dict with one.
Judgement test(Value value) {
    if (is_text(value) || is_texts(value)) return accept;
    if (value.kind() != ValueKind::dict) return refuse("a test that is no str, list of str or dict");
    if (!value.find("command")) return refuse("a test without a command");
    return each_member(value, [](std::string_view key, Value member) {
        if (key == "command" || key == "run_on") return text_or_texts(member);
        if (key == "requires") return requests(member);
        return key == "on_variants" ? on_variants(member) : accept;
    });
}

Judgement tests(Value value) {
    if (value.kind() != ValueKind::dict) return refuse("not a dict");
    return each_member(value, [](std::string_view, Value member) { return test(member); });
}

// What stands in the table is late_bound(): any function that rez keeps as source will do, too.
template <Judgement (*schema)(Value)>
Judgement late(Value value) {
    return value.kind() == ValueKind::source ? accept : schema(value);
}

struct Rule {
    std::string_view attribute;
    Judgement (*schema)(Value);
};

// By length; any other attribute may be anything.
constexpr std::array<Rule, 29> rules{{
    {"vcs", text},
    {"base", text},
    {"name", text},
    {"uuid", text},
    {"help", late<help>},
    {"tools", late<texts>},
    {"tests", late<tests>},
    {"config", dict},
    {"version", version},
    {"authors", texts},
    {"requires", late<requests>},
    {"variants", variants},
    {"cachable", late<none_or_truth>},
    {"commands", converted_commands},
    {"timestamp", integer},
    {"changelog", text},
    {"plugin_for", late<texts>},
    {"description", text},
    {"has_plugins", late<truth>},
    {"relocatable", late<none_or_truth>},
    {"pre_commands", converted_commands},
    {"post_commands", converted_commands},
    {"build_requires", late<requests>},
    {"hashed_variants", truth},
    {"release_message", none_or_text},
    {"previous_version", version},
    {"pre_test_commands", commands},
    {"pre_build_commands", commands},
    {"private_build_requires", late<requests>},
}};

static_assert(std::ranges::is_sorted(rules, {}, [](const Rule& rule) { return rule.attribute.size(); }));

// Where in `rules` the attributes of each length begin.
constexpr std::size_t longest = rules.back().attribute.size();
constexpr auto rules_of_size = [] {
    std::array<std::uint8_t, longest + 2> begins{};
    for (std::size_t size = 0; size < begins.size(); ++size) {
        begins[size] = static_cast<std::uint8_t>(
            std::ranges::count_if(rules, [size](const Rule& rule) { return rule.attribute.size() < size; }));
    }
    return begins;
}();

} // namespace

Judgement judge(std::string_view attribute, Value value) {
    if (attribute.size() > longest) return accept;
    for (std::size_t i = rules_of_size[attribute.size()]; i < rules_of_size[attribute.size() + 1]; ++i) {
        if (rules[i].attribute.front() == attribute.front() && rules[i].attribute == attribute)
            return rules[i].schema(value);
    }
    return accept;
}

} // namespace rezdex::rez
