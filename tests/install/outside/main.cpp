// Promise: a program that knows nothing but the installed headers, and links all that they offer.
#include <cstdio>

#include "rezdex/builder.h"
#include "rezdex/index.h"
#include "rezdex/parse.h"

int main(int count, char** arguments) {
    if (count != 3) return 2;
    const rezdex::Definition definition = rezdex::parse("name = 'foo'\nversion = '1.2'\n");
    if (definition.package().name() != "foo") return 3;

    rezdex::BuildOptions options;
    options.repositories = {{"", arguments[1]}};
    options.database = arguments[2];
    const auto report = rezdex::build(options);
    if (!report) return std::puts(to_string(report.error()).c_str()), 4;

    const auto index = rezdex::Index::open(arguments[2]);
    if (!index) return std::puts(to_string(index.error()).c_str()), 5;
    const rezdex::PackageBatch family = index->lookup_family("foo");
    if (family.answers(0).size() != 1) return 6;
    const rezdex::Slot& slot = family.slots()[family.answers(0)[0].slot];
    std::printf("found foo-%.*s\n", static_cast<int>(slot.package.version().size()),
                slot.package.version().data());
    return rezdex::answered(slot.status) ? 0 : 7;
}
