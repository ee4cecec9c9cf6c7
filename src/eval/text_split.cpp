// Promise: the methods of str and bytes that make many of one and one of many: split, splitlines, join.
#include <algorithm>
#include <array>
#include <limits>
#include <string>

#include "eval/characters.h"
#include "eval/native.h"
#include "eval/sequence.h"
#include "eval/text_methods.h"
#include "eval/text_search.h"

namespace rezdex::eval {
namespace {

constexpr std::array<std::string_view, 3> split_names{"self", "sep", "maxsplit"};
constexpr std::array<std::string_view, 2> splitlines_names{"self", "keepends"};

// The parts of a text, collected from its front or from its end.
class Parts {
  public:
    Parts(const Object& self, Run& run)
        : self_(self), run_(run), list_(make_sequence(run.arena, Type::list, {})) {}

    bool add(std::string_view part) {
        return run_.step() && run_.room(sizeof(Text)) && append(*list_, *make_part(self_, part, run_), run_);
    }
    Object* list() { return list_; }
    Object* reversed() {
        std::reverse(list_->items, list_->items + list_->size);
        return list_;
    }

  private:
    const Object& self_;
    Run& run_;
    Sequence* list_;
};

// Where white space is from an offset on, or ends there; forwards or backwards.
std::size_t skip(Type type, std::string_view text, std::size_t offset, bool space) noexcept {
    while (offset < text.size()) {
        std::size_t behind = offset;
        if (is_space(type, next_unit(type, text, behind)) != space) break;
        offset = behind;
    }
    return offset;
}

std::size_t skip_back(Type type, std::string_view text, std::size_t offset, bool space) noexcept {
    while (offset > 0) {
        std::size_t before = offset;
        if (is_space(type, previous_unit(type, text, before)) != space) break;
        offset = before;
    }
    return offset;
}

Object* split_at_space(const Object& self, std::size_t most, Run& run) {
    const std::string_view text = text_of(self);
    Parts parts(self, run);
    for (std::size_t at = skip(self.type, text, 0, true); at < text.size();) {
        const std::size_t end = most-- == 0 ? text.size() : skip(self.type, text, at, false);
        if (!parts.add(text.substr(at, end - at))) return nullptr;
        at = skip(self.type, text, end, true);
    }
    return parts.list();
}

Object* split_back_at_space(const Object& self, std::size_t most, Run& run) {
    const std::string_view text = text_of(self);
    Parts parts(self, run);
    for (std::size_t at = skip_back(self.type, text, text.size(), true); at > 0;) {
        const std::size_t start = most-- == 0 ? 0 : skip_back(self.type, text, at, false);
        if (!parts.add(text.substr(start, at - start))) return nullptr;
        at = skip_back(self.type, text, start, true);
    }
    return parts.reversed();
}

Object* split_at(const Object& self, std::string_view separator, std::size_t most, Run& run) {
    std::string_view text = text_of(self);
    Parts parts(self, run);
    for (; most > 0; --most) {
        const std::size_t found = find_text(text, separator);
        if (found == std::string_view::npos) break;
        if (!parts.add(text.substr(0, found))) return nullptr;
        text.remove_prefix(found + separator.size());
    }
    return parts.add(text) ? parts.list() : nullptr;
}

Object* split_back_at(const Object& self, std::string_view separator, std::size_t most, Run& run) {
    std::string_view text = text_of(self);
    Parts parts(self, run);
    for (; most > 0; --most) {
        const std::size_t found = find_last_text(text, separator, run);
        if (found == std::string_view::npos) break;
        if (!parts.add(text.substr(found + separator.size()))) return nullptr;
        text = text.substr(0, found);
    }
    return !run.failed() && parts.add(text) ? parts.reversed() : nullptr;
}

Object* split(const Arguments& arguments, bool back, Run& run) {
    std::array<Object*, 3> slots{};
    const Parameters parameters{back ? "rsplit" : "split", split_names, 1, 1};
    if (!bind_arguments(parameters, arguments, slots, run)) return nullptr;
    const Object& self = *slots[0];
    std::size_t most = std::numeric_limits<std::size_t>::max();
    if (slots[2] != nullptr) {
        const auto given = index_value(*slots[2], run);
        if (!given) return nullptr;
        if (*given >= 0) most = static_cast<std::size_t>(*given);
    }
    if (!step_over(text_of(self).size(), run)) return nullptr;
    if (slots[1] == nullptr || slots[1]->type == Type::none)
        return back ? split_back_at_space(self, most, run) : split_at_space(self, most, run);
    const auto separator = text_argument(self, *slots[1], run);
    if (!separator) return nullptr;
    if (separator->empty()) return run.raise("ValueError: empty separator");
    return back ? split_back_at(self, *separator, most, run) : split_at(self, *separator, most, run);
}

bool ends_line(Type type, char32_t unit) noexcept {
    if (unit == '\n' || unit == '\r') return true;
    if (type == Type::bytes) return false;
    return unit == '\v' || unit == '\f' || (unit >= 0x1C && unit <= 0x1E) || unit == 0x85 || unit == 0x2028 ||
           unit == 0x2029;
}

} // namespace

Object* text_split(const Arguments& arguments, Run& run) { return split(arguments, false, run); }
Object* text_rsplit(const Arguments& arguments, Run& run) { return split(arguments, true, run); }

Object* text_splitlines(const Arguments& arguments, Run& run) {
    std::array<Object*, 2> slots{};
    if (!bind_arguments({"splitlines", splitlines_names, 1, 1}, arguments, slots, run)) return nullptr;
    if (slots[1] != nullptr && !is_integral(*slots[1])) // any truth value will do since 3.12 only
        return run.decline(Reason::unsupported_call, "splitlines() with no bool");
    const bool keep = slots[1] != nullptr && as<Integer>(*slots[1]).value != 0;
    const Object& self = *slots[0];
    const std::string_view text = text_of(self);
    if (!step_over(text.size(), run)) return nullptr;
    Parts parts(self, run);
    std::size_t start = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = at;
        const char32_t unit = next_unit(self.type, text, at);
        if (!ends_line(self.type, unit)) continue;
        if (unit == '\r' && at < text.size() && text[at] == '\n') ++at;
        if (!parts.add(text.substr(start, (keep ? at : end) - start))) return nullptr;
        start = at;
    }
    if (start < text.size() && !parts.add(text.substr(start))) return nullptr;
    return parts.list();
}

Object* text_join(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    const Object& self = *arguments.positional[0];
    Object& items = *arguments.positional[1];
    const bool listed = items.type == Type::list || items.type == Type::tuple;
    const Sequence* parts = listed ? &as<Sequence>(items) : collect(items, Type::list, run);
    if (parts == nullptr) return nullptr;
    const std::string_view separator = text_of(self);
    std::size_t size = 0;
    for (const Object* part : parts->span()) {
        const auto text = text_argument(self, *part, run);
        size += (text ? text->size() : 0) + separator.size();
        if (!text || !run.step() || !run.room(size)) return nullptr;
    }
    if (size == 0 || parts->size == 0) return make_part(self, {}, run);
    size -= separator.size();
    if (!step_over(size, run)) return nullptr;
    auto* const joined = static_cast<char*>(run.arena.allocate(std::max<std::size_t>(size, 1), 1));
    char* end = joined;
    for (std::uint32_t i = 0; i < parts->size; ++i) {
        if (i > 0) end = std::ranges::copy(separator, end).out;
        end = std::ranges::copy(text_of(*parts->items[i]), end).out;
    }
    return make_part(self, {joined, size}, run);
}

} // namespace rezdex::eval
