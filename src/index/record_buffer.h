// Promise: encoded records, kept until they are written. One thread at a time.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "store/generation.h"

namespace rezdex::index {

// One record of a buffer; valid until the buffer's next add().
struct Record {
    store::Table table;
    std::string_view key;
    store::Bytes value;
};

class RecordBuffer {
  public:
    // Sizes are multiples of 8, as the store's are.
    void add(store::Table table, std::string_view key, store::Bytes value) {
        rows_.push_back({table, words_.size(), key.size(), value.size()});
        const std::size_t at = words_.size();
        words_.resize(at + (key.size() + value.size()) / sizeof(std::uint64_t));
        char* const to = reinterpret_cast<char*>(words_.data() + at);
        std::memcpy(to, key.data(), key.size());
        if (!value.empty()) std::memcpy(to + key.size(), value.data(), value.size());
    }

    // Adds all records to `to`.
    void collect(std::vector<Record>& to) const {
        for (const Row& row : rows_) {
            const std::byte* const at = reinterpret_cast<const std::byte*>(words_.data() + row.at);
            to.push_back({row.table,
                          {reinterpret_cast<const char*>(at), row.key_size},
                          {at + row.key_size, row.value_size}});
        }
    }

  private:
    struct Row {
        store::Table table;
        std::size_t at, key_size, value_size;
    };
    std::vector<Row> rows_;
    std::vector<std::uint64_t> words_; // keeps values 8-aligned
};

} // namespace rezdex::index
