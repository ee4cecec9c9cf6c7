// Promise: what a Generation holds, for the sources of this folder only.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include <sys/types.h>

#include "fs/descriptor.h"
#include "store/page.h"
#include "store/tree_cursor.h"

namespace rezdex::store {

// A file mapped for reading, until destruction. A forked child has it, too.
class Mapping {
  public:
    Mapping() = default;
    // Null where the system refuses; errno says why.
    Mapping(int file, std::uint64_t size) noexcept;
    Mapping(Mapping&& other) noexcept
        : bytes_(std::exchange(other.bytes_, nullptr)), size_(std::exchange(other.size_, 0)) {}
    Mapping& operator=(Mapping&& other) noexcept {
        std::swap(bytes_, other.bytes_);
        std::swap(size_, other.size_);
        return *this;
    }
    ~Mapping();
    [[nodiscard]] const std::byte* bytes() const noexcept { return bytes_; }

  private:
    const std::byte* bytes_ = nullptr;
    std::size_t size_ = 0;
};

struct Generation::Impl {
    std::string path;
    std::uint64_t bytes = 0;
    std::pair<dev_t, ino_t> file;
    fs::Descriptor held; // reading_lock.h
    Mapping mapping;
    Pages pages;
    TreeFacts free_pages, main_tree; // which pages are free; the tables' names
    std::array<TreeFacts, table_count> tables;
};

// Is `value` a record of `key` and of this table, as far as its checksum tells?
[[nodiscard]] TreeCursor::IsRecord record_test(Table table) noexcept;

} // namespace rezdex::store
