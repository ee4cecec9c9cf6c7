// Promise: what rez does to a definition's data first, as it makes a package of it
// (rezplugins/package_repository/filesystem.py: check_format_version).
#pragma once

#include "eval/dict.h"
#include "eval/run.h"

namespace rezdex::rez {

// The attribute goes, whatever it is. Declined where int() of it may run code, or Python may refuse to print
// it.
[[nodiscard]] inline bool drop_format_version(eval::Dict& data, eval::Run& run) {
    const eval::Dict::Entry* const entry = data.find("format_version");
    if (entry == nullptr) return true;
    const eval::Type type = entry->value->type;
    if ((type > eval::Type::dict && type != eval::Type::source) || type == eval::Type::big_integer) {
        run.line = entry->line;
        run.decline(Reason::unsupported_expression, "a format_version of this type");
        return false;
    }
    data.filter([](const eval::Dict::Entry& each) { return eval::text_of(*each.key) != "format_version"; });
    return true;
}

} // namespace rezdex::rez
