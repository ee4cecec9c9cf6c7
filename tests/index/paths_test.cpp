// Promise: what a path's text means.
#include <catch2/catch.hpp>

#include <filesystem>

#include "index/paths.h"

using namespace rezdex;
using namespace rezdex::index;

namespace {

std::string folded(std::string_view path) {
    std::string scratch;
    return std::string(fold(path, scratch));
}

} // namespace

TEST_CASE("`//` and `/./` are folded, nothing else") {
    CHECK(folded("/a/b") == "/a/b");
    CHECK(folded("//a///b") == "/a/b");
    CHECK(folded("/a/./b/././c") == "/a/b/c");
    CHECK(folded("/.//./a") == "/a");
    CHECK(folded("/a/.b/..c/d.") == "/a/.b/..c/d.");
    CHECK(folded("/a/../b") == "/a/../b");
    CHECK(folded("/a/file/") == "/a/file/");
    CHECK(folded("/a/file//") == "/a/file/");
    CHECK(folded("/a/file/.") == "/a/file/.");
    CHECK(folded("a//b") == "a/b");
    CHECK(folded("/\xff//\xfe") == "/\xff/\xfe");
    CHECK(folded("").empty());
    CHECK(folded("/") == "/");
}

TEST_CASE("a plain path holds nothing to fold and no NUL, wherever") {
    for (const std::string_view plain : {"", "/", "/a/b", "/a/file/", "a.b/c..", "\xff/b"})
        CHECK(is_plain(plain));
    for (const std::string_view odd : {"//", "/.", "/a//b", "/a/./b", "/a/.b", "/a/../b"})
        CHECK_FALSE(is_plain(odd));
    for (const std::size_t at : {0, 1, 20, 39}) {
        std::string path(40, 'a');
        path[at] = '\0';
        CHECK_FALSE(is_plain(path));
    }
}

TEST_CASE("a path without anything to fold is given back as it is") {
    const std::string path = "/a/b";
    std::string scratch;
    CHECK(fold(path, scratch).data() == path.data());
}

TEST_CASE("relative paths, `..` and NUL are not normal") {
    CHECK(is_normal("/a/b"));
    CHECK(is_normal("/a/..b/c.."));
    CHECK_FALSE(is_normal(""));
    CHECK_FALSE(is_normal("a/b"));
    CHECK_FALSE(is_normal("./a"));
    CHECK_FALSE(is_normal("/a/../b"));
    CHECK_FALSE(is_normal("/a/.."));
    CHECK_FALSE(is_normal("/.."));
    CHECK_FALSE(is_normal(std::string_view("/a\0b", 4)));
}

TEST_CASE("a root's path is absolute and ends in its name") {
    CHECK(*root_path("/a/b/") == "/a/b");
    CHECK(*root_path("/a//b/./") == "/a/b");
    CHECK(*root_path("/a/b/.") == "/a/b");
    CHECK(*root_path("/") == "/");
    const std::string here = std::filesystem::current_path();
    CHECK(*root_path("x") == here + "/x");
    CHECK(*root_path("./x/") == here + "/x");
    CHECK(*root_path(".") == here);
    CHECK(root_path("").error().kind == ErrorKind::usage);
    CHECK(root_path("/a/../b").error().kind == ErrorKind::usage);
    CHECK(root_path("..").error().kind == ErrorKind::usage);
}

TEST_CASE("a path with a drive is text of its own") {
    CHECK(is_normal("P:/a/b"));
    CHECK(is_normal("p:/"));
    for (const std::string_view other : {"P:", "P:a/b", "PP:/a", "1:/a", ":/a", "P:\\a", "P:/a/../b"})
        CHECK_FALSE(is_normal(other));
    CHECK(*root_path("P:/a//b/./") == "P:/a/b");
    CHECK(*root_path("P:/") == "P:");
    CHECK(root_path("P:\\a").error().kind == ErrorKind::usage);
    CHECK(root_path("P:/a/../b").error().kind == ErrorKind::usage);
    CHECK(*absolute_path("P:/a") == std::filesystem::current_path().string() + "/P:/a");
    const Roots roots({{*root_path("P:/"), 1}, {*root_path("P:/pkgs"), 2}});
    CHECK(roots.map("P:/pkgs/x")->repository == 2);
    CHECK(roots.map("P:/x")->relative == "x");
    CHECK_FALSE(roots.map("Q:/x"));
    CHECK(lies_in("P:/pkgs", "P:"));
}

TEST_CASE("a path is mapped to the innermost root that it lies in") {
    const Roots roots({{"/pkgs", 1}, {"/pkgs/inner", 2}, {"/mnt/pkgs", 1}});
    CHECK(roots.map("/pkgs/maya/1/package.py")->repository == 1);
    CHECK(roots.map("/pkgs/maya/1/package.py")->relative == "maya/1/package.py");
    CHECK(roots.map("/mnt/pkgs/maya/1")->repository == 1);
    CHECK(roots.map("/pkgs/inner/x")->repository == 2);
    CHECK(roots.map("/pkgs/inner/x")->relative == "x");
    CHECK(roots.map("/pkgs/innermost/x")->repository == 1);
    CHECK_FALSE(roots.map("/pkgs2/x"));
    CHECK_FALSE(roots.map("/pkgs"));
    CHECK_FALSE(roots.map("/pkgs/"));
    CHECK_FALSE(roots.map("/elsewhere"));
    CHECK(Roots({{"/", 3}}).map("/a/b")->relative == "a/b");
}

TEST_CASE("roots that lie in each other are seen") {
    CHECK(lies_in("/a", "/a"));
    CHECK(lies_in("/a/b", "/a"));
    CHECK(lies_in("/a", "/"));
    CHECK_FALSE(lies_in("/ab", "/a"));
    CHECK_FALSE(lies_in("/a", "/a/b"));
}

TEST_CASE("a place belongs to a family") {
    CHECK(family_of("maya/2024/package.py") == "maya");
    CHECK(family_of("maya/package.py") == "maya");
    CHECK(family_of("maya.yaml") == "maya");
    CHECK(family_of("a.b.py") == "a.b");
    CHECK(family_of("maya") == "maya");
}
