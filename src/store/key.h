// Promise: the keys of the tables: what a repository's path, package or family is called in the store.
//
// A key is the repository's id (4 bytes, big-endian), the text, and NULs up to a multiple of 8, so that what
// follows it in LMDB's page is 8-aligned. A path holds no NUL, so two texts never share a key, and keys sort
// first by repository, then as the bytes of their texts do: a NUL is less than any byte of a longer text.
//
// LMDB takes keys of at most 511 bytes, 504 after padding. A longer one is cut: its first bytes, a NUL (no
// uncut key has one before other bytes), and XXH3-128 of the whole text. Cut keys sort among themselves by
// hash, and a forger can make two texts share one: the whole text is in the record, and whoever finds a
// record asks its is_of(text).
//
// Texts: definitions and details: the path relative to the root ("maya/2024/package.py"); packages:
// package_text(); families: family_text(). Family texts end in "/" so that all tables sort alike. details
// also has own_text().
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace rezdex::store {

using RepositoryId = std::uint32_t;

inline constexpr std::size_t max_key_size = 504;
inline constexpr std::size_t key_id_size = 4;

[[nodiscard]] constexpr bool key_is_cut(std::string_view text) noexcept {
    return key_id_size + text.size() > max_key_size;
}

// Makes keys without allocating; each set() replaces the one before.
class KeyBuffer {
  public:
    // Empty, which no table holds, where the text holds a NUL.
    std::string_view set(RepositoryId id, std::string_view text) noexcept;
    [[nodiscard]] std::string_view key() const noexcept { return {bytes_.data(), size_}; }

  private:
    std::array<char, max_key_size> bytes_; // not cleared: only the first size_ bytes mean anything
    std::size_t size_ = 0;
};

// The parts of a key that a scan meets. The text of a cut key is in its record only.
[[nodiscard]] RepositoryId key_repository(std::string_view key) noexcept;
[[nodiscard]] std::string_view key_text(std::string_view key) noexcept;

// "maya/"
[[nodiscard]] inline std::string family_text(std::string_view family) { return std::string(family) + '/'; }
// "maya/2024"; an unversioned package is "maya/".
[[nodiscard]] inline std::string package_text(std::string_view family, std::string_view version) {
    return family_text(family).append(version);
}
// "maya/2024/": in `details`, the attributes of a package that has a record of its own. No path ends so.
[[nodiscard]] inline std::string own_text(std::string_view family, std::string_view version) {
    return package_text(family, version).append(1, '/');
}

} // namespace rezdex::store
