// Promise: see eval/sequence_operators.h.
#include "eval/sequence_operators.h"

#include <algorithm>
#include <optional>

namespace rezdex::eval {
namespace {

Object* concatenate_texts(const Object& a, const Object& b, Run& run) {
    const std::string_view left = text_of(a), right = text_of(b);
    if (!run.room(left.size() + right.size())) return nullptr;
    auto* text = static_cast<char*>(run.arena.allocate(left.size() + right.size(), 1));
    std::ranges::copy(right, std::ranges::copy(left, text).out);
    return make_text(run.arena, a.type, {text, left.size() + right.size()});
}

// Room for so many items; null after a failure.
Object** make_items(std::size_t size, Run& run) {
    if (!run.step(size) || !run.room(size * sizeof(Object*))) return nullptr;
    return static_cast<Object**>(run.arena.allocate(size * sizeof(Object*), alignof(Object*)));
}

Object* make_filled(Type type, Object** items, std::size_t size, Run& run) {
    const auto count = static_cast<std::uint32_t>(size);
    return run.arena.make<Sequence>(Object{type}, items, count, count);
}

// How often to repeat, and how large that gets; nothing after a failure.
std::optional<std::size_t> repetitions(const Object& count, std::size_t size, std::size_t bytes, Run& run) {
    if (!is_integral(count)) {
        run.raise("OverflowError: cannot fit 'int' into an index-sized integer");
        return std::nullopt;
    }
    const auto times = static_cast<std::size_t>(std::max<std::int64_t>(as<Integer>(count).value, 0));
    if (size != 0 && (times > Run::max_bytes || !run.room(size * bytes * times))) {
        run.decline(Reason::limit_memory);
        return std::nullopt;
    }
    return size == 0 ? 0 : times;
}

// Each copy doubles what is there.
template <class T>
void fill(std::span<const T> from, std::size_t times, T* to) {
    if (from.empty() || times == 0) return;
    const std::size_t size = from.size() * times;
    std::ranges::copy(from, to);
    for (std::size_t done = from.size(); done < size; done *= 2)
        std::copy_n(to, std::min(done, size - done), to + done);
}

} // namespace

Object* concatenate(const Object& a, const Object& b, Run& run) {
    if (a.type == Type::string || a.type == Type::bytes) return concatenate_texts(a, b, run);
    const auto left = as<Sequence>(a).span(), right = as<Sequence>(b).span();
    Object** items = make_items(left.size() + right.size(), run);
    if (items == nullptr) return nullptr;
    std::ranges::copy(right, std::ranges::copy(left, items).out);
    return make_filled(a.type, items, left.size() + right.size(), run);
}

Object* repeat(const Object& sequence, const Object& count, Run& run) {
    if (sequence.type == Type::string || sequence.type == Type::bytes) {
        const std::string_view once = text_of(sequence);
        const auto times = repetitions(count, once.size(), 1, run);
        if (!times || !run.step(once.size() * *times / 64)) return nullptr;
        auto* text = static_cast<char*>(run.arena.allocate(once.size() * *times, 1));
        fill(std::span(once), *times, text);
        return make_text(run.arena, sequence.type, {text, once.size() * *times});
    }
    const auto once = as<Sequence>(sequence).span();
    const auto times = repetitions(count, once.size(), sizeof(Object*), run);
    if (!times) return nullptr;
    Object** items = make_items(once.size() * *times, run);
    if (items == nullptr) return nullptr;
    fill(once, *times, items);
    return make_filled(sequence.type, items, once.size() * *times, run);
}

Object* repeat_in_place(Sequence& list, const Object& count, Run& run) {
    Object* repeated = repeat(list, count, run);
    if (repeated == nullptr) return nullptr;
    list = as<Sequence>(*repeated);
    return &list;
}

} // namespace rezdex::eval
