// Promise: a Python dict: entries in order of insertion, found by hash and equality; lies in an arena.
//
// Also holds the globals of a module, whose keys are names, and the members of a set or frozenset, as keys
// whose values are None; their order is not Python's, so nothing may show it. Small dicts are searched,
// larger ones have an index. Hashes are those of eval/compare.h. References to entries are valid until the
// next insertion.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "eval/run.h"
#include "eval/value.h"

namespace rezdex::eval {

// hash() of the str (eval/compare.h).
[[nodiscard]] std::uint64_t hash_of(std::string_view name) noexcept;

class Dict : public Object {
  public:
    struct Entry {
        Object* key;
        Object* value;
        std::uint64_t hash;
        std::uint32_t line; // where the key was last bound; 0: not kept
    };

    explicit Dict(base::Arena& arena, Type of = Type::dict) noexcept : Object{of}, arena_(&arena) {}

    [[nodiscard]] std::uint32_t size() const noexcept { return size_; }
    // Grows with every entry that comes or goes: whoever walks the dict sees that it is not what it was.
    [[nodiscard]] std::uint32_t changes() const noexcept { return changes_; }
    [[nodiscard]] std::span<Entry> entries() const noexcept { return {entries_, size_}; }

    // dict[key] = value: a new entry, or another value under the key that is there. Null after a failure.
    Entry* insert(Object& key, std::uint64_t hash, Object& value, Run& run);
    [[nodiscard]] Entry* find(const Object& key, std::uint64_t hash, Run& run) const;

    // The same under a str. bind() makes the key.
    Entry* bind(std::string_view name, Object& value, Run& run);
    [[nodiscard]] Entry* find(std::string_view name) const noexcept;

    // Adds a member of a set; the first of equal ones stays. False after a failure.
    [[nodiscard]] bool add(Object& member, Run& run);
    // del dict[key] for an entry of this dict. Counts the steps that it takes.
    [[nodiscard]] bool erase(Entry& entry, Run& run);
    // Holds what the other holds, which then is not used any more.
    void take(const Dict& other) noexcept {
        entries_ = other.entries_;
        size_ = other.size_;
        capacity_ = other.capacity_;
        index_ = other.index_;
        mask_ = other.mask_;
        ++changes_;
    }
    void clear() noexcept {
        ++changes_;
        size_ = 0;
        index_ = nullptr;
    }

    // Leaves the entries of which keep(entry) is true, in their order.
    template <class Keep>
    void filter(Keep keep) {
        std::uint32_t kept = 0;
        for (std::uint32_t i = 0; i < size_; ++i) {
            if (keep(entries_[i])) entries_[kept++] = entries_[i];
        }
        ++changes_;
        size_ = kept;
        index_ = nullptr;
        if (size_ > small) build_index();
    }

    // The entries as they are now; later changes of either do not show in the other.
    [[nodiscard]] Dict* copy() const { return copy_as(type); }
    [[nodiscard]] Dict* copy_as(Type other) const; // set(frozenset) and the like

  private:
    static constexpr std::uint32_t fewest = 8; // entries that there is room for
    static constexpr std::uint32_t small = 16; // without an index: most definitions' globals

    template <class Matches>
    [[nodiscard]] Entry* look_up(std::uint64_t hash, Matches matches) const;
    [[nodiscard]] std::uint32_t slot_of(std::uint64_t hash) const noexcept; // where its search begins
    Entry* append(Object& key, std::uint64_t hash, Object& value, Run& run);
    void build_index();
    void enter_index(std::uint32_t position) noexcept;

    base::Arena* arena_;
    Entry* entries_ = nullptr;
    std::uint32_t size_ = 0, capacity_ = 0;
    std::uint32_t* index_ = nullptr; // positions + 1, 0: free; null while the dict is small
    std::uint32_t mask_ = 0, changes_ = 0;
};

} // namespace rezdex::eval
