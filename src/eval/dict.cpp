// Promise: see eval/dict.h.
#include "eval/dict.h"

#include <sys/auxv.h>

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/hash.h"
#include "eval/compare.h"

namespace rezdex::eval {
namespace {

// XXH3 is no secret, so keys could be chosen whose hashes all begin a search at one place. Where one begins
// therefore depends on a number that no definition can know.
std::uint64_t make_secret() noexcept {
    std::uint64_t random = 0; // the kernel gives 16 bytes
    // NOLINTNEXTLINE(performance-no-int-to-ptr): the kernel hands addresses over as numbers
    std::memcpy(&random, reinterpret_cast<const void*>(getauxval(AT_RANDOM)), sizeof(random));
    return random | 1U;
}
const std::uint64_t secret = make_secret();

} // namespace

std::uint64_t hash_of(std::string_view name) noexcept {
    return base::hash64(name, static_cast<std::uint64_t>(Type::string)); // as hash() of the str
}

// The product's upper bits depend on all of the hash.
std::uint32_t Dict::slot_of(std::uint64_t hash) const noexcept {
    return static_cast<std::uint32_t>(hash * secret >>
                                      static_cast<unsigned>(std::countl_zero<std::uint64_t>(mask_)));
}

template <class Matches>
Dict::Entry* Dict::look_up(std::uint64_t hash, Matches matches) const {
    if (index_ == nullptr) {
        for (Entry& entry : entries()) {
            if (entry.hash == hash && matches(*entry.key)) return &entry;
        }
        return nullptr;
    }
    for (auto slot = slot_of(hash); index_[slot] != 0; slot = (slot + 1) & mask_) {
        Entry& entry = entries_[index_[slot] - 1];
        if (entry.hash == hash && matches(*entry.key)) return &entry;
    }
    return nullptr;
}

Dict::Entry* Dict::find(const Object& key, std::uint64_t hash, Run& run) const {
    const std::uint32_t before = changes_;
    Entry* found = look_up(hash, [&](const Object& other) {
        if (&other == &key || run.failed()) return true;
        const bool same = equal(other, key, run);
        // CPython begins again where __eq__ has changed the dict.
        if (changes_ != before) run.decline(Reason::unsupported_expression, "a dict that changes");
        return same;
    });
    return run.failed() ? nullptr : found;
}

Dict::Entry* Dict::find(std::string_view name) const noexcept {
    return look_up(hash_of(name),
                   [&](const Object& key) { return key.type == Type::string && text_of(key) == name; });
}

Dict::Entry* Dict::insert(Object& key, std::uint64_t hash, Object& value, Run& run) {
    Entry* entry = find(key, hash, run);
    if (run.failed()) return nullptr;
    if (entry == nullptr) return append(key, hash, value, run);
    entry->value = &value;
    return entry;
}

Dict::Entry* Dict::bind(std::string_view name, Object& value, Run& run) {
    if (!run.step(name.size() / 64)) return nullptr;
    Entry* entry = find(name);
    if (entry == nullptr) {
        entry = append(*make_text(run.arena, Type::string, name), hash_of(name), value, run);
        if (entry == nullptr) return nullptr;
    }
    entry->value = &value;
    entry->line = run.line;
    return entry;
}

Dict::Entry* Dict::append(Object& key, std::uint64_t hash, Object& value, Run& run) {
    if (size_ == capacity_) {
        const std::uint32_t capacity = std::max(fewest, capacity_ * 2);
        if (!run.room(capacity * (sizeof(Entry) + 2 * sizeof(std::uint32_t)))) return nullptr;
        auto* grown = static_cast<Entry*>(arena_->allocate(capacity * sizeof(Entry), alignof(Entry)));
        std::copy_n(entries_, size_, grown);
        entries_ = grown;
        capacity_ = capacity;
        index_ = nullptr;
    }
    if (index_ == nullptr && size_ >= small) build_index(); // it may have been cleared
    ++changes_;
    entries_[size_] = {&key, &value, hash, 0};
    if (index_ != nullptr) enter_index(size_);
    return &entries_[size_++];
}

void Dict::build_index() {
    const std::uint32_t slots = std::bit_ceil(std::max(capacity_, size_)) * 2;
    index_ =
        static_cast<std::uint32_t*>(arena_->allocate(slots * sizeof(std::uint32_t), alignof(std::uint32_t)));
    std::fill_n(index_, slots, 0U);
    mask_ = slots - 1;
    for (std::uint32_t i = 0; i < size_; ++i) enter_index(i);
}

void Dict::enter_index(std::uint32_t position) noexcept {
    auto slot = slot_of(entries_[position].hash);
    while (index_[slot] != 0) slot = (slot + 1) & mask_;
    index_[slot] = position + 1;
}

bool Dict::add(Object& member, Run& run) {
    const auto hashed = hash(member, run);
    if (!hashed || (find(member, *hashed, run) != nullptr) || run.failed()) return !run.failed();
    return append(member, *hashed, none_object, run) != nullptr;
}

bool Dict::erase(Entry& entry, Run& run) {
    if (!run.step(size_)) return false;
    std::move(&entry + 1, entries_ + size_, &entry);
    ++changes_;
    --size_;
    index_ = nullptr;
    if (size_ > small) build_index();
    return run.room(0);
}

Dict* Dict::copy_as(Type other_type) const {
    Dict* other = arena_->make<Dict>(*this);
    other->type = other_type;
    const std::span<Entry> same = arena_->copy(std::span<const Entry>(entries()));
    other->entries_ = same.data();
    other->capacity_ = other->size_;
    if (other->index_ != nullptr) other->build_index();
    return other;
}

} // namespace rezdex::eval
