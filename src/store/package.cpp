// Promise: rezdex::Package, which reads a checked hot record (record.h) in place.
#include "rezdex/package.h"

#include "store/definition_layout.h"
#include "store/texts.h"

namespace rezdex {
namespace {

using store::DefinitionLayout;

const store::schema::Definition& of(const void* record) noexcept {
    return *static_cast<const store::schema::Definition*>(record);
}

std::string_view text(const void* record, std::size_t i) noexcept {
    return record == nullptr ? std::string_view() : store::text_at(*of(record).text(), *of(record).ends(), i);
}

Strings texts(const void* record, std::size_t first, std::size_t count) noexcept {
    return store::texts_from(*of(record).text(), *of(record).ends(), first, count);
}

} // namespace

// A package of which nothing is known is dynamic, without a reason.
Verdict Package::verdict() const noexcept {
    return record_ == nullptr ? Verdict::dynamic : static_cast<Verdict>(of(record_).head()->verdict());
}
Reason Package::reason() const noexcept {
    return record_ == nullptr ? Reason::none : static_cast<Reason>(of(record_).head()->reason());
}
std::uint32_t Package::line() const noexcept { return record_ == nullptr ? 0 : of(record_).head()->line(); }
std::string_view Package::message() const noexcept { return text(record_, DefinitionLayout::message); }

// And each of its fields is unknown.
#define REZDEX_FIELD_STATE(field)                                                                            \
    FieldState Package::field() const noexcept {                                                             \
        return record_ == nullptr ? FieldState::unknown                                                      \
                                  : static_cast<FieldState>(of(record_).head()->field());                    \
    }
REZDEX_FIELD_STATE(name_state)
REZDEX_FIELD_STATE(version_state)
REZDEX_FIELD_STATE(requires_state)
REZDEX_FIELD_STATE(variants_state)
REZDEX_FIELD_STATE(timestamp_state)
#undef REZDEX_FIELD_STATE

std::string_view Package::name() const noexcept { return text(record_, DefinitionLayout::name); }
std::string_view Package::version() const noexcept { return text(record_, DefinitionLayout::version); }
std::int64_t Package::timestamp() const noexcept {
    return record_ == nullptr ? 0 : of(record_).head()->timestamp();
}

Strings Package::requires_list() const noexcept {
    if (record_ == nullptr) return {};
    return texts(record_, DefinitionLayout::requires_list, of(record_).head()->requires_count());
}

std::size_t Package::variant_count() const noexcept {
    if (record_ == nullptr) return 0;
    const auto* ends = of(record_).variant_ends();
    return ends == nullptr ? 0 : ends->size();
}

Strings Package::variant(std::size_t i) const noexcept {
    const std::uint32_t* const ends = of(record_).variant_ends()->data();
    const std::size_t begin = i == 0 ? 0 : ends[i - 1];
    return texts(record_, DefinitionLayout(of(record_)).variants + begin, ends[i] - begin);
}

Strings Package::late() const noexcept {
    if (record_ == nullptr) return {};
    return texts(record_, DefinitionLayout(of(record_)).late, of(record_).head()->late_count());
}

Strings Package::unknown() const noexcept {
    if (record_ == nullptr) return {};
    return texts(record_, DefinitionLayout(of(record_)).unknown, of(record_).head()->unknown_count());
}

std::size_t Package::refused_count() const noexcept {
    return record_ == nullptr ? 0 : of(record_).head()->refused_count();
}

Refused Package::refused(std::size_t i) const noexcept {
    const std::size_t at = DefinitionLayout(of(record_)).refused + 2 * i;
    return {text(record_, at), text(record_, at + 1)};
}

Strings Package::inputs() const noexcept {
    if (record_ == nullptr) return {};
    const auto* inputs = of(record_).inputs();
    return texts(record_, DefinitionLayout(of(record_)).inputs, inputs == nullptr ? 0 : inputs->size());
}

} // namespace rezdex
