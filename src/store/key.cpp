// Promise: see key.h.
#include "store/key.h"

#include <algorithm>
#include <cstring>

#include "base/hash.h"

namespace rezdex::store {
namespace {

constexpr std::size_t hash_size = 16;
constexpr std::size_t kept_size = max_key_size - key_id_size - 1 - hash_size; // bytes of a text that was cut

void put_big_endian(char* to, std::uint64_t number, std::size_t size) noexcept {
    for (std::size_t i = size; i-- > 0; number >>= 8U) to[i] = static_cast<char>(number & 0xffU);
}

} // namespace

std::string_view KeyBuffer::set(RepositoryId id, std::string_view text) noexcept {
    size_ = 0;
    if (text.find('\0') != std::string_view::npos) return key();
    put_big_endian(bytes_.data(), id, key_id_size);
    char* const body = bytes_.data() + key_id_size;
    if (key_is_cut(text)) {
        const base::Hash128 hash = base::hash128(text);
        std::memcpy(body, text.data(), kept_size);
        body[kept_size] = '\0';
        put_big_endian(body + kept_size + 1, hash.high, 8);
        put_big_endian(body + kept_size + 9, hash.low, 8);
        size_ = max_key_size;
        return key();
    }
    const std::size_t used = key_id_size + text.size();
    size_ = (used + 7) & ~std::size_t{7};
    if (!text.empty()) std::memcpy(body, text.data(), text.size());
    std::memset(bytes_.data() + used, 0, size_ - used);
    return key();
}

RepositoryId key_repository(std::string_view key) noexcept {
    RepositoryId id = 0;
    for (const char byte : key.substr(0, key_id_size)) id = id << 8U | static_cast<unsigned char>(byte);
    return id;
}

std::string_view key_text(std::string_view key) noexcept {
    if (key.size() < key_id_size) return {};
    const std::string_view text = key.substr(key_id_size);
    return text.substr(0, std::min(text.find('\0'), text.size()));
}

} // namespace rezdex::store
