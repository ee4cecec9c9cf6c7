// Promise: see sealed.h.
#include "store/sealed.h"

namespace rezdex::store {

Bytes seal(std::string_view key, const flatbuffers::FlatBufferBuilder& builder,
           std::vector<std::uint64_t>& to) {
    const std::size_t size = builder.GetSize();
    to.assign(1 + (size + 7) / 8, 0);
    std::memcpy(to.data() + 1, builder.GetBufferPointer(), size);
    const Bytes value = std::as_bytes(std::span(to));
    to[0] = checksum(key, value.subspan(checksum_size));
    return value;
}

} // namespace rezdex::store
