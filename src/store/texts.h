// Promise: the texts of a record: one blob and where each ends, for the sources of this folder only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rezdex/package.h"
#include "schema/record_generated.h"
#include "store/key.h"

namespace rezdex::store {

using TextBlob = flatbuffers::Vector<std::uint8_t>;
using TextEnds = flatbuffers::Vector<std::uint32_t>;

// Collects texts while a record is made; used again and again.
class TextsBuilder {
  public:
    void clear() {
        text_.clear();
        ends_.assign(1, 0);
    }
    // Their sum stays below 4 GiB.
    void add(std::string_view text) {
        text_.append(text);
        ends_.push_back(static_cast<std::uint32_t>(text_.size()));
    }
    [[nodiscard]] std::size_t bytes() const noexcept { return text_.size() + ends_.size() * sizeof ends_[0]; }

    flatbuffers::Offset<TextBlob> text(flatbuffers::FlatBufferBuilder& builder) const {
        return builder.CreateVector(reinterpret_cast<const std::uint8_t*>(text_.data()), text_.size());
    }
    flatbuffers::Offset<TextEnds> ends(flatbuffers::FlatBufferBuilder& builder) const {
        return builder.CreateVector(ends_);
    }

  private:
    std::string text_;
    std::vector<std::uint32_t> ends_{0};
};

inline const char* chars_of(const TextBlob& text) noexcept {
    return reinterpret_cast<const char*>(text.data());
}

inline std::size_t text_count(const TextEnds& ends) noexcept { return ends.size() - 1; }

// May every text be read, and are there `count` of them at least?
[[nodiscard]] inline bool texts_hold(const TextBlob& text, const TextEnds& ends, std::size_t count) noexcept {
    const std::uint32_t* const end = ends.data();
    const std::size_t size = ends.size();
    if (size < count + 1 || end[0] != 0 || end[size - 1] > text.size()) return false;
    bool rising = true;
    for (std::size_t i = 1; i < size; ++i) rising = rising && end[i - 1] <= end[i];
    return rising;
}

// Text `i`, and the run of `count` texts from `first` on, of texts that hold.
[[nodiscard]] inline std::string_view text_at(const TextBlob& text, const TextEnds& ends,
                                              std::size_t i) noexcept {
    const std::uint32_t* const end = ends.data();
    return {chars_of(text) + end[i], end[i + 1] - end[i]};
}
[[nodiscard]] inline Strings texts_from(const TextBlob& text, const TextEnds& ends, std::size_t first,
                                        std::size_t count) noexcept {
    return {chars_of(text), ends.data() + first + 1, count};
}

// A record keeps the whole text of its key only where the key was cut: is it the record of `text`?
[[nodiscard]] inline std::string_view kept_text(std::string_view text) noexcept {
    return key_is_cut(text) ? text : std::string_view();
}
[[nodiscard]] inline bool text_is_of(std::string_view kept, std::string_view text) noexcept {
    return kept == kept_text(text);
}

} // namespace rezdex::store
