#include <catch2/catch.hpp>

#include "store/node_check.h"
#include "store/samples.h"

using namespace rezdex;
using rezdex::test::container;
using rezdex::test::leaf;
using rezdex::test::text_node;

namespace {

bool hold(const std::vector<ValueNode>& nodes, std::size_t text_size = 10) {
    return store::nodes_hold(nodes, text_size);
}

std::vector<ValueNode> source(ValueKind third, ValueKind fourth) {
    return {container(ValueKind::source, 5, 4), text_node(ValueKind::string, 0, 3),
            text_node(ValueKind::string, 0, 1), leaf(third),
            fourth == ValueKind::list ? container(fourth, 1, 0) : leaf(fourth)};
}

} // namespace

TEST_CASE("well-formed values hold", "[nodes]") {
    CHECK(hold({leaf(ValueKind::none)}));
    CHECK(hold({text_node(ValueKind::string, 10, 0)}));
    CHECK(hold({text_node(ValueKind::bytes, 0, 10)}));
    CHECK(hold({container(ValueKind::list, 1, 0)}));
    CHECK(hold({container(ValueKind::list, 4, 2), container(ValueKind::tuple, 2, 1), leaf(ValueKind::true_),
                leaf(ValueKind::false_)}));
    CHECK(hold({container(ValueKind::complex, 3, 2), leaf(ValueKind::floating), leaf(ValueKind::floating)}));
    CHECK(hold(source(ValueKind::false_, ValueKind::list)));
    CHECK(hold(
        {container(ValueKind::modify_list, 3, 2), leaf(ValueKind::none), container(ValueKind::list, 1, 0)}));
    CHECK(hold(test::sample_definition().nodes, test::sample_definition().text.size()));
}

TEST_CASE("spans must tile", "[nodes]") {
    CHECK_FALSE(hold({}));
    CHECK_FALSE(hold({container(ValueKind::list, 0, 0)}));
    CHECK_FALSE(hold({container(ValueKind::list, 2, 1)}));                        // past the end
    CHECK_FALSE(hold({leaf(ValueKind::none), leaf(ValueKind::none)}));            // two values
    CHECK_FALSE(hold({container(ValueKind::list, 1, 0), leaf(ValueKind::none)})); // one behind it
    CHECK_FALSE(hold({container(ValueKind::list, 0xffffffff, 1), leaf(ValueKind::none)}));
    CHECK_FALSE(
        hold({container(ValueKind::list, 3, 1), container(ValueKind::list, 3, 1), leaf(ValueKind::none)}));
    auto wide_leaf = leaf(ValueKind::none);
    wide_leaf.span = 2;
    CHECK_FALSE(hold({container(ValueKind::list, 3, 1), wide_leaf, leaf(ValueKind::none)}));
}

TEST_CASE("counts must be those of the children", "[nodes]") {
    const auto one = leaf(ValueKind::none);
    CHECK_FALSE(hold({container(ValueKind::list, 2, 0), one}));
    CHECK_FALSE(hold({container(ValueKind::list, 2, 2), one}));
    CHECK_FALSE(hold({container(ValueKind::list, 3, 1), one, one}));
    CHECK_FALSE(hold({container(ValueKind::list, 2, ~std::uint64_t{0}), one}));
    CHECK_FALSE(hold({container(ValueKind::list, 4, 2), container(ValueKind::list, 2, 2), one, one}));
    CHECK_FALSE(hold({container(ValueKind::dict, 2, 1), one}));
    CHECK_FALSE(hold({container(ValueKind::modify_list, 2, 1), one}));
    CHECK_FALSE(
        hold({container(ValueKind::complex, 3, 2), leaf(ValueKind::floating), leaf(ValueKind::integer)}));
    CHECK_FALSE(hold(source(ValueKind::none, ValueKind::list)));
    CHECK_FALSE(hold(source(ValueKind::true_, ValueKind::none)));
}

TEST_CASE("texts must lie in the blob, kinds must exist", "[nodes]") {
    CHECK_FALSE(hold({text_node(ValueKind::string, 0, 11)}));
    CHECK_FALSE(hold({text_node(ValueKind::string, 11, 0)}));
    CHECK_FALSE(hold({text_node(ValueKind::big_integer, 0xffffffff, 0xffffffff)}));
    CHECK_FALSE(hold({leaf(static_cast<ValueKind>(77))}));
}

TEST_CASE("depth is bounded", "[nodes]") {
    for (const std::uint32_t depth : {399U, 400U, 401U}) {
        std::vector<ValueNode> nodes;
        for (std::uint32_t i = 0; i < depth; ++i)
            nodes.push_back(container(ValueKind::list, depth - i, i + 1 == depth ? 0 : 1));
        CHECK(hold(nodes) == (depth <= store::max_value_depth));
    }
}
