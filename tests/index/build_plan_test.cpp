// Promise: which repositories the next generation holds.
#include <catch2/catch.hpp>

#include "index/build_plan.h"

using namespace rezdex;
using namespace rezdex::index;

namespace {

store::Meta known() {
    store::Meta meta;
    meta.next_repository_id = 8;
    store::RepositoryFacts pipeline, user;
    pipeline.id = 3;
    pipeline.name = "pipeline";
    pipeline.roots = {"/pkgs", "/mnt/pkgs"};
    user.id = 5;
    user.name = "/home/me/packages";
    user.roots = {"/home/me/packages"};
    meta.repositories = {pipeline, user};
    return meta;
}

Result<BuildPlan> plan(std::vector<RepositoryRoot> repositories, std::vector<std::string> remove = {},
                       std::optional<store::Meta> current = known()) {
    BuildOptions options;
    options.database = "/db";
    options.repositories = std::move(repositories);
    options.remove = std::move(remove);
    return plan_build(options, current);
}

// "3:pipeline*" for a repository that is read anew.
std::string told(const Result<BuildPlan>& result) {
    REQUIRE(result);
    std::string text;
    for (const PlannedRepository& each : result->repositories) {
        text += (text.empty() ? "" : " ") + std::to_string(each.facts.id) + ':' + each.facts.name;
        if (each.refresh) text += '*';
    }
    return text;
}

std::string usage_path(const Result<BuildPlan>& result) {
    REQUIRE_FALSE(result);
    CHECK(result.error().kind == ErrorKind::usage);
    return result.error().path;
}

} // namespace

TEST_CASE("nothing given refreshes all that is known") {
    CHECK(told(plan({})) == "3:pipeline* 5:/home/me/packages*");
    CHECK(usage_path(plan({}, {}, std::nullopt)) == "/db");
}

TEST_CASE("a given repository is added or refreshed, the others stay") {
    CHECK(told(plan({{"", "/home/me/packages/"}})) == "3:pipeline 5:/home/me/packages*");
    CHECK(told(plan({{"", "/mnt/pkgs"}})) == "3:pipeline* 5:/home/me/packages"); // by one of its roots
    CHECK(told(plan({{"", "/new"}})) == "3:pipeline 5:/home/me/packages 8:/new*");
    CHECK(told(plan({{"new", "/new"}}, {}, std::nullopt)) == "1:new*");
}

TEST_CASE("roots given with a name replace those it had") {
    const auto moved = plan({{"pipeline", "/a"}, {"pipeline", "/b"}, {"pipeline", "/a"}});
    CHECK(told(moved) == "3:pipeline* 5:/home/me/packages");
    CHECK(moved->repositories[0].facts.roots == std::vector<std::string>{"/a", "/b"});
}

TEST_CASE("a root may be declared a copy, and have a drive") {
    const auto moved = plan({{"pipeline", "P:/a"}, {"pipeline", "/b", true}, {"pipeline", "/c"}});
    REQUIRE(moved);
    CHECK(moved->repositories[0].facts.roots == std::vector<std::string>{"P:/a", "/b", "/c"});
    CHECK(moved->repositories[0].facts.copies == std::vector<std::string>{"/b"});
    CHECK(usage_path(plan({{"pipeline", "P:/a"}, {"other", "P:/a/b"}})) == "P:/a/b");
}

TEST_CASE("a removed repository is gone, and its id is not used again") {
    const auto gone = plan({}, {"pipeline"});
    CHECK(told(gone) == "5:/home/me/packages");
    REQUIRE(gone->removed.size() == 1);
    CHECK(gone->removed[0].id == 3);
    CHECK(told(plan({{"again", "/pkgs"}}, {"pipeline"})) == "5:/home/me/packages 8:again*");
}

TEST_CASE("what is contradictory is an error that names the path") {
    CHECK(usage_path(plan({{"other", "/pkgs"}})) == "/pkgs");
    CHECK(usage_path(plan({{"x", "/x"}, {"y", "/x"}})) == "/x");
    CHECK(usage_path(plan({{"", "/pkgs/inner"}})) == "/pkgs/inner");
    CHECK(usage_path(plan({{"", "/"}})) == "/pkgs");
    CHECK(usage_path(plan({{"", "/a/../b"}})) == "/a/../b");
    CHECK(usage_path(plan({{"", ""}})).empty());
    CHECK(usage_path(plan({{"pipeline", "/p"}}, {"pipeline"})) == "/p");
    CHECK(usage_path(plan({}, {"nobody"})).empty());
}
