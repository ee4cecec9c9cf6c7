// Promise: behind a right checksum, any bytes are refused by the reader of each table's records, or safe to
// read whole.
//
// The first byte says which table; the rest is the record behind its checksum.
#include <cstdint>
#include <cstring>

#include "store/record_cases.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rezdex;
    static const auto cases = test::record_cases();
    if (size == 0) return 0;
    const test::RecordCase& table = cases[*data % cases.size()];
    test::Words words(1 + (size - 1 + 7) / 8);
    std::memcpy(words.data() + 1, data + 1, size - 1);
    test::reseal(table.key, words);
    (void)table.read(table.key, test::bytes_of(words));
    return 0;
}
