// Promise: what the methods of eval/text_methods.h share.
#include "eval/character_properties.h"
#include "eval/characters.h"
#include "eval/native.h"
#include "eval/text_methods.h"

namespace rezdex::eval {

Object* make_part(const Object& self, std::string_view part, Run& run) {
    return make_text(run.arena, self.type, part);
}

Object* make_like(const Object& self, std::string_view text, Run& run) {
    if (!run.room(text.size())) return nullptr;
    return make_text(run.arena, self.type, run.arena.copy(text));
}

std::size_t size_of(const Object& self) noexcept {
    return self.type == Type::string ? count_characters(text_of(self)) : text_of(self).size();
}

std::size_t offset_in(const Object& self, std::size_t position) noexcept {
    return self.type == Type::string ? offset_of(text_of(self), position) : position;
}

char32_t next_unit(Type type, std::string_view text, std::size_t& offset) noexcept {
    if (type == Type::string) return next_character(text, offset);
    return static_cast<unsigned char>(text[offset++]);
}

char32_t previous_unit(Type type, std::string_view text, std::size_t& offset) noexcept {
    if (type == Type::string) return previous_character(text, offset);
    return static_cast<unsigned char>(text[--offset]);
}

std::optional<std::string_view> text_argument(const Object& self, const Object& argument, Run& run) {
    if (argument.type == self.type) return text_of(argument);
    refuse(argument, "TypeError: an argument of another type", run);
    return std::nullopt;
}

bool is_space(Type type, char32_t unit) noexcept {
    if (type == Type::string) return properties_of(unit).has(Property::space);
    return unit == ' ' || (unit >= '\t' && unit <= '\r');
}

} // namespace rezdex::eval
