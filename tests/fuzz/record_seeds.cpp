// Promise: writes the seeds of record.cpp, one a table, into a folder: whole records, so that they always
// have the form that the schema has.
#include <cstdio>
#include <fstream>

#include "store/record_cases.h"

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
        return 2;
    }
    char table = 0;
    for (const auto& it : rezdex::test::record_cases()) {
        std::ofstream file(std::string(argv[1]) + '/' + it.name, std::ios::binary);
        file.put(table++);
        const auto body = rezdex::test::bytes_of(it.words).subspan(rezdex::store::checksum_size);
        file.write(reinterpret_cast<const char*>(body.data()), static_cast<std::streamsize>(body.size()));
        if (!file.flush()) return 2;
    }
    return 0;
}
