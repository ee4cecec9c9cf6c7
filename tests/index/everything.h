// Promise: all that an index answers about a tree, as texts that can be compared slot by slot.
#pragma once

#include <string>
#include <vector>

#include "index/package_tree.h"

namespace rezdex::test {

inline std::string told(const Value& value) {
    std::string text = std::to_string(static_cast<int>(value.kind()));
    switch (value.kind()) {
    case ValueKind::big_integer:
    case ValueKind::string:
    case ValueKind::bytes: return text.append(":").append(value.text());
    default: break;
    }
    if (value.size() == 0) return text.append("=").append(std::to_string(value.integer()));
    text += '[';
    for (const Value child : value) text.append(told(child)).append(",");
    return text + ']';
}

// What a slot says of its definition, whoever says it.
struct Told {
    std::string verdict;    // status and reason
    std::string package;    // what a solve needs
    std::string attributes; // empty: none are given
    bool live = false;
    Reason reason = Reason::none;
    bool answered = false;
};

inline Told told(const Batch& batch, std::size_t i) {
    const Slot& slot = batch[i];
    Told to;
    to.verdict.append(to_string(slot.status)).append(" ").append(to_string(slot.reason));
    to.reason = slot.reason;
    to.live = slot.origin == Origin::live;
    to.answered = answered(slot.status);
    const Package& package = slot.package;
    if (package) {
        to.package.append(package.name()).append(" ").append(package.version());
        for (const std::string_view request : package.requires_list()) to.package.append(" ").append(request);
        for (std::size_t k = 0; k < package.variant_count(); ++k) {
            to.package += " |";
            for (const std::string_view request : package.variant(k)) to.package.append(" ").append(request);
        }
        to.package += ' ' + std::to_string(static_cast<int>(package.timestamp_state())) + ' ' +
                      std::to_string(package.timestamp()) + ' ' + std::string(package.message());
        for (const std::string_view name : package.unknown()) to.package.append(" ?").append(name);
        for (const std::string_view name : package.late()) to.package.append(" @").append(name);
    }
    if (const auto attributes = batch.attributes(i)) to.attributes = told(*attributes);
    return to;
}

// The answers to one question: one for a path, any number for a package or a family.
struct Answer {
    std::string which; // version, path
    Told told;
};
using Answers = std::vector<Answer>;

struct Questions {
    std::vector<std::string> paths;
    std::vector<std::pair<std::string, std::string>> packages;
    std::vector<std::string> families;
};

inline Answers answers_of(const PackageBatch& batch, std::size_t query) {
    Answers answers;
    for (const PackageAnswer& answer : batch.answers(query))
        answers.push_back(
            {std::string(answer.family) + " " + std::string(answer.version) + " " + std::string(answer.path),
             told(batch.slots(), answer.slot)});
    return answers;
}

inline std::vector<Answers> everything(const Index& index, const Questions& questions,
                                       const LookupOptions& options) {
    std::vector<Answers> all;
    const std::vector<std::string_view> paths(questions.paths.begin(), questions.paths.end());
    const Batch batch = index.lookup(paths, options);
    for (std::size_t i = 0; i < batch.size(); ++i) all.push_back({{questions.paths[i], told(batch, i)}});
    std::vector<PackageQuery> queries;
    queries.reserve(questions.packages.size());
    for (const auto& [family, version] : questions.packages) queries.push_back({family, version});
    const PackageBatch packages = index.lookup_packages(queries, {}, options);
    for (std::size_t i = 0; i < packages.size(); ++i) all.push_back(answers_of(packages, i));
    for (const std::string& family : questions.families)
        all.push_back(answers_of(index.lookup_family(family, {}, options), 0));
    return all;
}

} // namespace rezdex::test
