// Promise: see eval/string_translate.h. Tables are dicts; others are declined.
#include "eval/string_translate.h"

#include <string>

#include "eval/characters.h"
#include "eval/compare.h"
#include "eval/dict.h"
#include "eval/integer.h"
#include "eval/native.h"
#include "eval/text_search.h"

namespace rezdex::eval {
namespace {

// What stands for a character in the result. False after a failure.
bool append_mapped(const Object& mapped, std::string& to, Run& run) {
    if (mapped.type == Type::none) return true;
    if (mapped.type == Type::string) {
        to += text_of(mapped);
        return run.room(to.size() * 2);
    }
    if (!is_integer(mapped)) {
        refuse(mapped, "TypeError: character mapping must return integer, None or str", run);
        return false;
    }
    const std::int64_t code = is_integral(mapped) ? as<Integer>(mapped).value : -1;
    if (mapped.type == Type::big_integer) {
        run.decline(Reason::may_raise, "a huge integer as a character");
        return false;
    }
    if (code < 0 || code > 0x10FFFF) {
        run.raise("ValueError: character mapping must be in range(0x110000)");
        return false;
    }
    append_character(static_cast<char32_t>(code), to);
    return true;
}

bool set(Dict& table, char32_t character, Object& value, Run& run) {
    Object* key = make_integer(static_cast<std::int64_t>(character), run);
    const auto hashed = hash(*key, run);
    return hashed && table.insert(*key, *hashed, value, run) != nullptr;
}

bool set_all(Dict& table, std::string_view characters, Object& value, Run& run) {
    for (std::size_t at = 0; at < characters.size();) {
        if (!set(table, next_character(characters, at), value, run)) return false;
    }
    return true;
}

// maketrans(dict)
Object* table_of(const Object& given, Run& run) {
    if (given.type != Type::dict)
        return refuse(given, "TypeError: if you give only one argument to maketrans it must be a dict", run);
    auto* table = run.arena.make<Dict>(run.arena);
    for (const Dict::Entry& entry : as<Dict>(given).entries()) {
        if (!run.step()) return nullptr;
        if (is_integer(*entry.key)) {
            if (table->insert(*entry.key, entry.hash, *entry.value, run) == nullptr) return nullptr;
            continue;
        }
        if (entry.key->type != Type::string)
            return refuse(*entry.key, "TypeError: keys in translate table must be strings or integers", run);
        const std::string_view key = text_of(*entry.key);
        if (count_characters(key) != 1)
            return run.raise("ValueError: string keys in translate table must be of length 1");
        if (!set_all(*table, key, *entry.value, run)) return nullptr;
    }
    return table;
}

} // namespace

Object* string_translate(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 2, 2, run)) return nullptr;
    const std::string_view text = text_of(*arguments.positional[0]);
    const Object& table = *arguments.positional[1];
    if (table.type != Type::dict)
        return run.decline(Reason::unsupported_call, "a translation table that is no dict");
    std::string translated;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const Integer key{{Type::integer}, static_cast<std::int64_t>(next_character(text, at))};
        const auto hashed = hash(key, run);
        if (!hashed) return nullptr;
        const Dict::Entry* entry = as<Dict>(table).find(key, *hashed, run);
        if (entry == nullptr)
            translated += text.substr(start, at - start);
        else if (!append_mapped(*entry->value, translated, run))
            return nullptr;
        if (run.failed()) return nullptr;
    }
    if (!run.room(translated.size())) return nullptr;
    return make_text(run.arena, Type::string, run.arena.copy(std::string_view(translated)));
}

Object* string_maketrans(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 1, 3, run)) return nullptr;
    if (arguments.positional.size() == 1) return table_of(*arguments.positional[0], run);
    for (const Object* argument : arguments.positional) {
        if (argument->type != Type::string)
            return refuse(*argument, "TypeError: the arguments of maketrans must be str", run);
    }
    const std::string_view from = text_of(*arguments.positional[0]), to = text_of(*arguments.positional[1]);
    if (!step_over(from.size() + to.size(), run)) return nullptr;
    if (count_characters(from) != count_characters(to))
        return run.raise("ValueError: the first two maketrans arguments must have equal length");
    auto* table = run.arena.make<Dict>(run.arena);
    for (std::size_t at = 0, there = 0; at < from.size();) {
        const char32_t character = next_character(from, at);
        Object* value = make_integer(static_cast<std::int64_t>(next_character(to, there)), run);
        if (!run.step() || !run.room(sizeof(Integer)) || !set(*table, character, *value, run)) return nullptr;
    }
    if (arguments.positional.size() == 3 &&
        !set_all(*table, text_of(*arguments.positional[2]), none_object, run))
        return nullptr;
    return table;
}

} // namespace rezdex::eval
