// Promise: see eval/regex_matcher.h.
#include "eval/regex_matcher.h"

#include <algorithm>

namespace rezdex::eval::regex {
namespace {

using Op = Instruction::Op;

constexpr std::size_t max_bytes = 8U << 20U; // of choices and changes
constexpr std::int32_t none = -1;

} // namespace

Matcher::Matcher(const Program& program, std::u32string_view text, Run& run)
    : program_(program), text_(text), run_(run), slots_(program.slots, none), looks_(program.looks) {
    if (program.needs_ascii && std::ranges::any_of(text, [](char32_t c) { return c >= 0x80; }))
        run.decline(Reason::unsupported_call, "case beyond ASCII in a regular expression");
}

bool Matcher::run(How how, std::size_t from, bool advance) {
    const Instruction& first = program_.code.front();
    const bool literal = first.op == Op::literal && !first.ignore_case;
    for (; !run_.failed(); ++from, advance = false) {
        if (literal && how == How::search) {
            const std::size_t next = text_.find(first.character, from);
            work(std::min(next, text_.size()) - from);
            if (next == std::u32string_view::npos) return false;
            advance = advance && next == from;
            from = next;
        }
        if (match_at(from, how == How::full_match, advance)) return true;
        if (how != How::search || from == text_.size()) return false;
    }
    return false;
}

bool Matcher::match_at(std::size_t position, bool whole, bool advance) {
    std::ranges::fill(slots_, none);
    choices_.clear();
    changes_.clear();
    code_ = 0;
    position_ = static_cast<std::int32_t>(position);
    work(1 + slots_.size() / 8);
    if (!go(whole, advance ? position_ : none)) return false;
    slots_[0] = static_cast<std::int32_t>(position);
    slots_[1] = position_;
    return !run_.failed();
}

// Until the end of the program is reached, elsewhere than `not_here`; false where nothing is left to try.
bool Matcher::go(bool whole, std::int32_t not_here) {
    while (!run_.failed()) {
        const Instruction& instruction = program_.code[code_];
        work(1);
        if (instruction.op == Op::end) {
            const bool wanted =
                position_ != not_here && (!whole || position_ == static_cast<std::int32_t>(text_.size()));
            if (wanted) return true;
            if (!back()) return false;
            continue;
        }
        if (!execute(instruction) && !back()) return false;
    }
    return false;
}

bool Matcher::execute(const Instruction& instruction) {
    ++code_;
    switch (instruction.op) {
    case Op::literal:
    case Op::any:
    case Op::any_at_all:
    case Op::set:
        if (static_cast<std::size_t>(position_) >= text_.size()) return false;
        return one(instruction, text_[static_cast<std::size_t>(position_++)]);
    case Op::place: return stands(instruction);
    case Op::mark: set(instruction.a, position_); return true;
    case Op::split: choose(Choice::Kind::again, instruction.a, position_); return true;
    case Op::jump: code_ = instruction.a; return true;
    case Op::many: return many(instruction);
    case Op::enter:
        set(instruction.a, none);
        set(instruction.a + 1, none);
        return true;
    case Op::loop: return loop(program_.loops[instruction.a]);
    case Op::look: look(instruction); return position_ >= 0;
    case Op::looked: return looked(instruction);
    case Op::reference: return refers(instruction);
    case Op::unless_group:
        if (!has_part(instruction.a)) code_ = instruction.b;
        return true;
    default: return false;
    }
}

// Takes up what was left to try last; false: nothing is left.
bool Matcher::back() {
    while (!choices_.empty() && !run_.failed()) {
        Choice& choice = choices_.back();
        for (; changes_.size() > choice.changes; changes_.pop_back())
            slots_[changes_.back().slot] = changes_.back().before;
        code_ = choice.code;
        position_ = choice.position;
        if (back_to(choice)) return true;
        work(1);
    }
    return false;
}

bool Matcher::back_to(Choice& choice) {
    switch (choice.kind) {
    case Choice::Kind::fewer:
        if (choice.position == choice.limit + 1)
            choices_.pop_back();
        else
            --choice.position;
        --position_;
        return true;
    case Choice::Kind::more: { // code_ is behind the instruction for one character
        const bool can = choice.limit != 0 && static_cast<std::size_t>(position_) < text_.size() &&
                         one(program_.code[code_ - 1], text_[static_cast<std::size_t>(position_)]);
        if (!can) {
            choices_.pop_back();
            return false;
        }
        choice.position = ++position_;
        if (choice.limit != none) --choice.limit;
        return true;
    }
    case Choice::Kind::body: {
        const Loop& loop = program_.loops[static_cast<std::size_t>(choice.limit)];
        choices_.pop_back();
        return loop_body(loop);
    }
    default: break;
    }
    const bool goes_on = choice.kind != Choice::Kind::fail;
    choices_.pop_back();
    return goes_on;
}

bool Matcher::one(const Instruction& instruction, char32_t character) {
    switch (instruction.op) {
    case Op::literal:
        return (instruction.ignore_case ? lower_ascii(character) : character) == instruction.character;
    case Op::any: return character != '\n';
    case Op::set: return in_set(program_.sets[instruction.a], character);
    default: return true;
    }
}

bool Matcher::in_set(const Set& set, char32_t character) {
    if (character < 0x80) return (set.of_ascii[character / 64] >> character % 64 & 1U) != 0;
    work(set.members.size() / 2);
    for (const Member& member : set.members) {
        bool holds = character >= member.low && character <= member.high;
        if (member.category != Category::none) {
            const auto in = is_in(member.category, character, set.ascii);
            if (!in) run_.decline(Reason::unsupported_call, "a character that Pythons do not agree on");
            holds = in.value_or(false) != member.negated;
        }
        if (holds) return !set.negated;
    }
    return set.negated;
}

bool Matcher::is_word(std::int32_t position, bool ascii) {
    if (position < 0 || position >= static_cast<std::int32_t>(text_.size())) return false;
    const auto in = is_in(Category::word, text_[static_cast<std::size_t>(position)], ascii);
    if (!in) run_.decline(Reason::unsupported_call, "a character that Pythons do not agree on");
    return in.value_or(false);
}

bool Matcher::stands(const Instruction& instruction) {
    const auto size = static_cast<std::int32_t>(text_.size());
    const auto at = static_cast<std::size_t>(position_);
    switch (instruction.where) {
    case Place::text_start: return position_ == 0;
    case Place::line_start: return position_ == 0 || text_[at - 1] == '\n';
    case Place::text_end: return position_ == size;
    case Place::line_end:
        if (position_ == size) return true;
        return text_[at] == '\n' && (!instruction.negated || position_ + 1 == size);
    default: {
        if (text_.empty()) return false; // of a text without characters both are false
        const bool here = is_word(position_, instruction.ascii);
        return (is_word(position_ - 1, instruction.ascii) != here) == (instruction.where == Place::boundary);
    }
    }
}

bool Matcher::has_part(std::uint32_t group) const noexcept {
    const std::int32_t start = slots_[2 * std::size_t{group}], end = slots_[2 * std::size_t{group} + 1];
    return start >= 0 && end >= start;
}

bool Matcher::refers(const Instruction& instruction) {
    if (!has_part(instruction.a)) return false;
    const auto start = static_cast<std::size_t>(slots_[2 * std::size_t{instruction.a}]);
    const auto size = static_cast<std::size_t>(slots_[2 * std::size_t{instruction.a} + 1]) - start;
    const auto at = static_cast<std::size_t>(position_);
    work(size / 4);
    if (size > text_.size() - at) return false;
    const auto same = [&](char32_t a, char32_t b) {
        return instruction.ignore_case ? lower_ascii(a) == lower_ascii(b) : a == b;
    };
    if (!std::ranges::equal(text_.substr(start, size), text_.substr(at, size), same)) return false;
    position_ += static_cast<std::int32_t>(size);
    return true;
}

bool Matcher::many(const Instruction& instruction) {
    const Instruction& test = program_.code[code_++];
    const std::size_t at = static_cast<std::size_t>(position_), left = text_.size() - at;
    if (instruction.a > left) return false;
    const std::size_t most = std::min<std::size_t>(instruction.lazy ? instruction.a : instruction.b, left);
    std::size_t count = 0;
    while (count < most && one(test, text_[at + count])) ++count;
    work(count / 2);
    if (count < instruction.a) return false;
    const auto least = static_cast<std::int32_t>(instruction.a);
    const std::int32_t start = position_;
    position_ += static_cast<std::int32_t>(count);
    if (instruction.lazy) {
        const bool bounded = instruction.b <= left;
        choose(Choice::Kind::more, code_, position_,
               bounded ? static_cast<std::int32_t>(instruction.b) - least : none);
    } else if (position_ > start + least) {
        choose(Choice::Kind::fewer, code_, position_, start + least);
    }
    return true;
}

// The registers of a loop: how often its body matched, less one; where it began when it was last tried.
bool Matcher::loop(const Loop& loop) {
    const std::int32_t count = slots_[loop.slot] + 1;
    if (static_cast<std::uint32_t>(count) < loop.least) {
        set(loop.slot, count);
        code_ = loop.body;
        return true;
    }
    if (loop.lazy) {
        const auto number = &loop - program_.loops.data();
        choose(Choice::Kind::body, code_, position_, static_cast<std::int32_t>(number));
        return true;
    }
    const std::uint32_t behind = code_;
    const std::int32_t position = position_;
    if (static_cast<std::uint32_t>(count) < loop.most && position != slots_[loop.slot + 1]) {
        choose(Choice::Kind::again, behind, position);
        return loop_body(loop);
    }
    return true;
}

// Once more; a body that matched nothing is not tried again where it did.
bool Matcher::loop_body(const Loop& loop) {
    const std::int32_t count = slots_[loop.slot] + 1;
    const bool full = loop.most != no_limit && static_cast<std::uint32_t>(count) >= loop.most;
    if (full || position_ == slots_[loop.slot + 1]) return false;
    set(loop.slot, count);
    set(loop.slot + 1, position_);
    code_ = loop.body;
    return true;
}

// A choice marks where the looking began: behind it lies what it leaves to try, which nobody tries later.
void Matcher::look(const Instruction& instruction) {
    looks_[instruction.number] = {choices_.size(), position_};
    using enum Choice::Kind;
    choose(instruction.negated ? found_nothing : fail, instruction.a, position_);
    const auto behind = static_cast<std::int32_t>(instruction.b);
    if (behind <= position_)
        position_ -= behind;
    else
        position_ = none; // nothing stands so far back
}

bool Matcher::looked(const Instruction& instruction) {
    const Look& from = looks_[instruction.number];
    if (!instruction.negated) {
        choices_.resize(from.choices);
        position_ = from.position;
        return true;
    }
    choices_[from.choices].kind = Choice::Kind::fail;
    choices_.resize(from.choices + 1);
    return false;
}

void Matcher::set(std::uint32_t slot, std::int32_t value) {
    changes_.push_back({slot, slots_[slot]});
    slots_[slot] = value;
    check_memory();
}

void Matcher::choose(Choice::Kind kind, std::uint32_t code, std::int32_t position, std::int32_t limit) {
    choices_.push_back({kind, code, position, limit, static_cast<std::uint32_t>(changes_.size())});
    check_memory();
}

void Matcher::check_memory() {
    if (choices_.size() * sizeof(Choice) + changes_.size() * sizeof(Change) > max_bytes)
        run_.decline(Reason::limit_memory);
}

// Two instructions take about as long as one step of the interpreter.
void Matcher::work(std::size_t count) {
    constexpr std::size_t a_step = 2;
    worked_ += count;
    if (worked_ < 64) return;
    static_cast<void>(run_.step(worked_ / a_step));
    worked_ = 0;
}

} // namespace rezdex::eval::regex
