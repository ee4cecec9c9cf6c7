// Promise: see build_plan.h.
#include "index/build_plan.h"

#include <algorithm>

#include "index/paths.h"

namespace rezdex::index {
namespace {

Error usage(std::string path, std::string message) {
    return {ErrorKind::usage, std::move(path), 0, std::move(message)};
}

PlannedRepository* find_name(BuildPlan& plan, const std::string& name) {
    const auto found = std::find_if(plan.repositories.begin(), plan.repositories.end(),
                                    [&](const PlannedRepository& each) { return each.facts.name == name; });
    return found == plan.repositories.end() ? nullptr : &*found;
}

PlannedRepository* find_root(BuildPlan& plan, const std::string& path) {
    for (PlannedRepository& each : plan.repositories)
        if (std::find(each.facts.roots.begin(), each.facts.roots.end(), path) != each.facts.roots.end())
            return &each;
    return nullptr;
}

void give_root(BuildPlan& plan, const std::string& name, const std::string& path, bool copy) {
    PlannedRepository* repository = find_name(plan, name);
    if (repository == nullptr) {
        repository = &plan.repositories.emplace_back();
        repository->facts.id = plan.next_id++;
        repository->facts.name = name;
    } else if (!repository->refresh) {
        repository->facts.roots.clear();
        repository->facts.copies.clear();
    }
    repository->refresh = true;
    const auto add_to = [&path](std::vector<std::string>& paths) {
        if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(path);
    };
    add_to(repository->facts.roots);
    if (copy) add_to(repository->facts.copies);
}

std::optional<Error> remove(BuildPlan& plan, const std::string& name) {
    const PlannedRepository* repository = find_name(plan, name);
    if (repository == nullptr) return usage("", "the index has no repository '" + name + "' to remove");
    plan.removed.push_back(repository->facts);
    plan.repositories.erase(plan.repositories.begin() + (repository - plan.repositories.data()));
    return std::nullopt;
}

std::optional<Error> check_roots(const BuildPlan& plan) {
    for (const PlannedRepository& a : plan.repositories)
        for (const PlannedRepository& b : plan.repositories)
            for (const std::string& inner : a.facts.roots)
                for (const std::string& outer : b.facts.roots) {
                    if (&inner == &outer || !lies_in(inner, outer)) continue;
                    if (inner == outer)
                        return usage(inner, "the path is given for both '" + b.facts.name + "' and '" +
                                                a.facts.name + "'");
                    return usage(inner, "the repository lies in another one, " + outer +
                                            ": its paths would have two meanings");
                }
    return std::nullopt;
}

} // namespace

Result<BuildPlan> plan_build(const BuildOptions& options, const std::optional<store::Meta>& current) {
    BuildPlan plan;
    const bool all = options.repositories.empty() && options.remove.empty();
    if (current) {
        plan.next_id = current->next_repository_id;
        for (const store::RepositoryFacts& facts : current->repositories)
            plan.repositories.push_back({facts, all});
    }
    if (all && plan.repositories.empty())
        return usage(options.database, "the index knows no repository: name the path of one");
    for (const std::string& name : options.remove)
        if (const auto error = remove(plan, name)) return *error;
    for (const RepositoryRoot& given : options.repositories) {
        if (given.path.empty()) {
            PlannedRepository* const known = find_name(plan, given.name);
            if (known == nullptr) return usage("", "the index has no repository '" + given.name + "'");
            known->refresh = true;
            continue;
        }
        Result<std::string> path = root_path(given.path);
        if (!path) return std::move(path).error();
        PlannedRepository* const known = given.name.empty() ? find_root(plan, *path) : nullptr;
        const std::string name = !given.name.empty() ? given.name : *path;
        if (std::find(options.remove.begin(), options.remove.end(), name) != options.remove.end())
            return usage(*path, "the repository '" + name + "' is both given and removed");
        if (known != nullptr)
            known->refresh = true;
        else
            give_root(plan, name, *path, given.copy);
    }
    if (const auto error = check_roots(plan)) return *error;
    return plan;
}

} // namespace rezdex::index
