// Promise: which texts of a hot record mean what (schema/record.fbs, table Definition), for the sources of
// this folder only.
#pragma once

#include <cstddef>

#include "schema/record_generated.h"

namespace rezdex::store {

struct DefinitionLayout {
    // single texts
    static constexpr std::size_t name = 0, version = 1, message = 2, path = 3;
    // where the runs begin
    static constexpr std::size_t requires_list = 4;
    std::size_t late, unknown, refused, inputs, variants;

    explicit DefinitionLayout(const schema::Definition& record) noexcept
        : late(requires_list + record.head()->requires_count()), unknown(late + record.head()->late_count()),
          refused(unknown + record.head()->unknown_count()),
          inputs(refused + 2 * std::size_t{record.head()->refused_count()}),
          variants(inputs + (record.inputs() == nullptr ? 0 : record.inputs()->size())) {}
};

} // namespace rezdex::store
