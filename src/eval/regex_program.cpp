// Promise: see eval/regex_program.h.
#include "eval/regex_program.h"

#include <algorithm>
#include <vector>

#include "eval/character_properties.h"

namespace rezdex::eval::regex {
namespace {

using Op = Instruction::Op;

// Where a part of the tree stands, as far as it matters for what its groups hold in the end.
struct Around {
    std::uint32_t flags;
    bool in_loop = false; // whose body may match more than once
    bool loose = false;   // and this part need not match each time; or stands in (?!…)
};

class Compiler {
  public:
    explicit Compiler(const Tree& tree, Run& run) : run_(run) {
        made_.groups = tree.groups;
        made_.slots = 2 * (tree.groups + 1);
        add(tree.items, {tree.flags});
        emit({.op = Op::end});
    }

    std::optional<Program> finish() {
        if (run_.failed()) return std::nullopt;
        made_.code = run_.arena.copy(std::span<const Instruction>(code_));
        made_.sets = run_.arena.copy(std::span<const Set>(sets_));
        made_.loops = run_.arena.copy(std::span<const Loop>(loops_));
        return made_;
    }

  private:
    std::uint32_t here() const noexcept { return static_cast<std::uint32_t>(code_.size()); }
    std::uint32_t emit(Instruction instruction) {
        if (!run_.step() || !run_.room(sizeof(Instruction))) return 0;
        code_.push_back(instruction);
        return here() - 1;
    }
    void refuse() { run_.decline(Reason::unsupported_call, "a regular expression that Pythons disagree on"); }

    void add(Items items, Around around) {
        for (const Item& item : items) {
            if (run_.failed()) return;
            add(item, around);
        }
    }

    void add(const Item& item, Around around) {
        const bool ignores = (around.flags & Flag::ignore_case) != 0;
        const bool is_ascii = (around.flags & Flag::ascii) != 0;
        switch (item.kind) {
        case Item::Kind::literal:
            if (ignores) case_of(item.character, item.character);
            emit({.op = Op::literal,
                  .ignore_case = ignores,
                  .character = ignores ? lower_ascii(item.character) : item.character});
            return;
        case Item::Kind::any: emit({.op = (around.flags & dot_all) != 0 ? Op::any_at_all : Op::any}); return;
        case Item::Kind::set: set(item, ignores, is_ascii); return;
        case Item::Kind::place: place(item.where, around, is_ascii); return;
        case Item::Kind::group: group(item, around); return;
        case Item::Kind::branch: branch(item, around); return;
        case Item::Kind::repeat: repeat(item, around); return;
        case Item::Kind::look: look(item, around); return;
        case Item::Kind::reference:
            if (made_.is_loose(item.number)) refuse();
            if (ignores) made_.needs_ascii = true;
            emit({.op = Op::reference, .ignore_case = ignores, .a = item.number});
            return;
        case Item::Kind::conditional: conditional(item, around); return;
        case Item::Kind::never: emit({.op = Op::never}); return;
        }
    }

    // Case is known of ASCII only: neither the pattern nor the text may hold anything else then.
    void case_of(char32_t low, char32_t high) {
        made_.needs_ascii = true;
        if (std::max(low, high) >= 0x80) refuse();
    }

    void set(const Item& item, bool ignores, bool is_ascii) {
        Set made{{}, item.members, item.negated, is_ascii};
        for (const Member& member : item.members) {
            if (ignores && member.category == Category::none) case_of(member.low, member.high);
        }
        if (ignores) made_.needs_ascii = true;
        for (char32_t c = 0; c < 0x80; ++c) {
            const bool in = std::ranges::any_of(
                item.members, [&](const Member& member) { return holds(member, c, ignores, is_ascii); });
            if (in != item.negated) made.of_ascii[c / 64] |= std::uint64_t{1} << c % 64;
        }
        if (!run_.room(sizeof(Set)) || !run_.step(4 + item.members.size() / 2)) return;
        sets_.push_back(made);
        emit({.op = Op::set, .a = static_cast<std::uint32_t>(sets_.size() - 1)});
    }

    // Of ASCII. A set that ignores case compares small letters only.
    static bool holds(const Member& member, char32_t c, bool ignores, bool is_ascii) {
        if (ignores) c = lower_ascii(c);
        if (member.category != Category::none)
            return is_in(member.category, c, is_ascii).value_or(false) != member.negated;
        if (c >= member.low && c <= member.high) return true;
        if (!ignores || c < 'a' || c > 'z') return false;
        const char32_t capital = c - 32;
        return capital >= member.low && capital <= member.high;
    }

    void place(Place where, Around around, bool is_ascii) {
        if ((around.flags & multiline) == 0) {
            if (where == Place::line_start) where = Place::text_start;
        }
        Instruction made{.op = Op::place, .where = where, .ascii = is_ascii};
        made.negated = where == Place::line_end && (around.flags & multiline) == 0; // $ at the very end
        emit(made);
    }

    void group(const Item& item, Around around) {
        if ((item.add_flags & (Flag::ascii | unicode)) != 0) around.flags &= ~(Flag::ascii | unicode);
        around.flags = (around.flags | item.add_flags) & ~item.remove_flags;
        if (item.number == 0) {
            add(item.parts[0], around);
            return;
        }
        if (around.loose) made_.loose[item.number / 64] |= std::uint64_t{1} << item.number % 64;
        emit({.op = Op::mark, .a = 2 * item.number});
        add(item.parts[0], around);
        emit({.op = Op::mark, .a = 2 * item.number + 1});
    }

    static Around optional(Around around) noexcept {
        around.loose = around.loose || around.in_loop;
        return around;
    }

    void branch(const Item& item, Around around) {
        std::vector<std::uint32_t> jumps;
        for (std::size_t i = 0; i < item.parts.size() && !run_.failed(); ++i) {
            const bool last = i + 1 == item.parts.size();
            const std::uint32_t split = last ? 0 : emit({.op = Op::split});
            add(item.parts[i], optional(around));
            if (last || run_.failed()) break;
            jumps.push_back(emit({.op = Op::jump}));
            code_[split].a = here();
        }
        for (const std::uint32_t jump : jumps) code_[jump].a = here();
    }

    static bool is_one_character(Items items) noexcept {
        return items.size() == 1 && (items[0].kind == Item::Kind::literal ||
                                     items[0].kind == Item::Kind::any || items[0].kind == Item::Kind::set);
    }

    void repeat(const Item& item, Around around) {
        const Items body = item.parts[0];
        if (is_one_character(body)) {
            emit({.op = Op::many, .lazy = item.lazy, .a = item.least, .b = item.most});
            add(body, around);
            return;
        }
        if (item.least == 0) around = optional(around);
        if (item.most > 1) {
            around.in_loop = true;
            // Before 3.11 what a lazy loop tried in vain stays in its groups.
            around.loose = around.loose || item.lazy;
        }
        const auto number = static_cast<std::uint32_t>(loops_.size());
        loops_.push_back({0, made_.slots, item.least, item.most, item.lazy});
        made_.slots += 2;
        emit({.op = Op::enter, .a = loops_[number].slot});
        const std::uint32_t jump = emit({.op = Op::jump});
        loops_[number].body = here();
        add(body, around);
        if (run_.failed()) return;
        code_[jump].a = here();
        emit({.op = Op::loop, .a = number});
    }

    void look(const Item& item, Around around) {
        if (item.negated) around.loose = true;
        const std::uint32_t number = made_.looks++;
        const std::uint32_t start =
            emit({.op = Op::look, .negated = item.negated, .b = item.behind, .number = number});
        add(item.parts[0], around);
        emit({.op = Op::looked, .negated = item.negated, .number = number});
        if (!run_.failed()) code_[start].a = here();
    }

    void conditional(const Item& item, Around around) {
        if (made_.is_loose(item.number)) refuse();
        const std::uint32_t test = emit({.op = Op::unless_group, .a = item.number});
        add(item.parts[0], optional(around));
        const std::uint32_t jump = emit({.op = Op::jump});
        if (run_.failed()) return;
        code_[test].b = here();
        add(item.parts[1], optional(around));
        if (!run_.failed()) code_[jump].a = here();
    }

    Run& run_;
    Program made_{};
    std::vector<Instruction> code_;
    std::vector<Set> sets_;
    std::vector<Loop> loops_;
};

} // namespace

std::optional<Program> compile(const Tree& tree, Run& run) { return Compiler(tree, run).finish(); }

std::optional<bool> is_in(Category category, char32_t c, bool ascii) noexcept {
    if (ascii && c >= 0x80) return false;
    const Properties properties = properties_of(c);
    if (properties.has(Property::disputed)) return std::nullopt;
    switch (category) {
    case Category::digit: return properties.has(Property::decimal);
    case Category::space:
        if (ascii) return c == ' ' || (c >= '\t' && c <= '\r');
        return properties.has(Property::space);
    default:
        return c == '_' || properties.has_any(Property::alphabetic, Property::decimal) ||
               properties.has_any(Property::digit, Property::numeric);
    }
}

} // namespace rezdex::eval::regex
