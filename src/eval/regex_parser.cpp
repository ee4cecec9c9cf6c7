// Promise: see parse() in eval/regex_tree.h.
//
// It follows CPython's grammar (re/_parser.py): what is read as what, in which order. Nesting is bounded.
#include <algorithm>
#include <string>
#include <vector>

#include "eval/regex_tokens.h"
#include "eval/regex_tree.h"
#include "eval/regex_width.h"

namespace rezdex::eval::regex {
namespace {

constexpr std::uint32_t max_nesting = 40, max_groups = 99;
constexpr std::size_t max_count_digits = 8, max_pattern = 10'000;

class Parser {
  public:
    Parser(std::u32string_view pattern, std::uint32_t flags, Run& run) noexcept
        : tokens_(pattern), run_(run), flags_(flags) {}

    std::optional<Tree> parse() {
        if (tokens_.ends_in_backslash()) return refuse();
        const Items items = alternatives((flags_ & verbose) != 0, 0);
        if (!run_.failed() && tokens_.peek().character != Tokens::end.character) refuse();
        if (run_.failed()) return std::nullopt;
        return Tree{items, flags_, groups_, run_.arena.copy(std::span<const GroupName>(names_))};
    }

  private:
    using Kind = Item::Kind;
    using List = std::vector<Item>;

    std::nullopt_t refuse() {
        run_.decline(Reason::unsupported_call, "a regular expression that Pythons refuse or do not agree on");
        return std::nullopt;
    }

    Items keep(const List& items) { return run_.arena.copy(std::span<const Item>(items)); }
    std::span<const Items> parts(std::initializer_list<Items> all) {
        return run_.arena.copy(std::span<const Items>(all.begin(), all.size()));
    }

    // a|b|c up to a parenthesis or the end.
    Items alternatives(bool is_verbose, std::uint32_t depth) {
        if (!run_.within_depth(depth) || depth > max_nesting) {
            refuse();
            return {};
        }
        std::vector<Items> all;
        do {
            all.push_back(sequence(is_verbose, depth, depth == 0 && all.empty()));
            if (depth == 0) is_verbose = (flags_ & verbose) != 0;
        } while (!run_.failed() && tokens_.take('|'));
        if (all.size() == 1) return all.front();
        Item branch{.kind = Kind::branch};
        branch.parts = run_.arena.copy(std::span<const Items>(all));
        return keep({branch});
    }

    Items sequence(bool is_verbose, std::uint32_t depth, bool first) {
        List items;
        while (!run_.failed()) {
            const Tokens::Token token = tokens_.peek();
            if (token.character == Tokens::end.character || token.is('|') || token.is(')')) break;
            if (!run_.step() || !run_.room(sizeof(Item))) break;
            tokens_.next();
            if (is_verbose && skip_layout(token)) continue;
            if (token.escaped)
                escape(token.character, items);
            else
                plain(token.character, items, is_verbose, depth, first);
        }
        return keep(items);
    }

    // White space and comments of a verbose pattern.
    bool skip_layout(Tokens::Token token) noexcept {
        if (token.escaped) return false;
        if (token.character != '#')
            return token.character == ' ' || (token.character >= '\t' && token.character <= '\r');
        while (token.character != Tokens::end.character && !token.is('\n')) token = tokens_.next();
        return true;
    }

    void plain(char32_t c, List& items, bool& is_verbose, std::uint32_t depth, bool first) {
        switch (c) {
        case '[': set(items); return;
        case '*': repeat(0, no_limit, items); return;
        case '+': repeat(1, no_limit, items); return;
        case '?': repeat(0, 1, items); return;
        case '{': counted(items); return;
        case '.': items.push_back({.kind = Kind::any}); return;
        case '(': parenthesis(items, is_verbose, depth, first); return;
        case '^': place(Place::line_start, items); return;
        case '$': place(Place::line_end, items); return;
        default: literal(c, items);
        }
    }

    static void literal(char32_t c, List& items) { items.push_back({.kind = Kind::literal, .character = c}); }
    static void place(Place where, List& items) { items.push_back({.kind = Kind::place, .where = where}); }

    void escape(char32_t behind, List& items) {
        if (const auto category = category_escape(behind)) {
            items.push_back(
                {.kind = Kind::set, .members = run_.arena.copy(std::span<const Member>(&*category, 1))});
            return;
        }
        switch (behind) {
        case 'A': place(Place::text_start, items); return;
        case 'Z': place(Place::text_end, items); return;
        case 'b': place(Place::boundary, items); return;
        case 'B': place(Place::no_boundary, items); return;
        default: break;
        }
        if (const auto octal = octal_escape(behind, false, tokens_)) {
            if (*octal > highest_octal) refuse();
            literal(*octal, items);
        } else if (is_digit(behind)) {
            const std::u32string_view more = tokens_.digits(10, 1);
            const std::uint32_t ten = more.empty() ? 1 : 10;
            reference((behind - U'0') * ten + number_of(more, 10), items);
        } else if (const auto character = character_escape(behind, tokens_)) {
            literal(*character, items);
        } else {
            refuse();
        }
    }

    // Which width a group has, and whether it is complete, is asked only where it surely is.
    bool is_closed(std::uint32_t group) const {
        return group != 0 && group <= groups_ && std::ranges::find(open_, group) == open_.end();
    }

    void reference(std::uint32_t group, List& items) {
        if (!is_closed(group) || lookbehinds_ != 0)
            refuse();
        else
            items.push_back({.kind = Kind::reference, .number = group});
    }

    void set(List& items) {
        std::vector<Member> members;
        const bool negated = tokens_.take('^');
        while (!run_.failed()) {
            const Tokens::Token token = tokens_.next();
            if (token.is(']') && !members.empty()) break;
            const auto from = member(token);
            if (!from || !run_.room(sizeof(Member)) || !run_.step()) return;
            members.push_back(*from);
            if (!tokens_.take('-')) continue;
            const Tokens::Token last = tokens_.next();
            if (last.is(']')) {
                members.push_back({'-', '-'});
                break;
            }
            const auto to = member(last);
            if (!to) return;
            if (from->category != Category::none || to->category != Category::none || to->low < from->low) {
                refuse();
                return;
            }
            members.back().high = to->low;
        }
        items.push_back({.kind = Kind::set,
                         .negated = negated,
                         .members = run_.arena.copy(std::span<const Member>(members))});
    }

    std::optional<Member> member(Tokens::Token token) {
        const char32_t c = token.character;
        if (c == Tokens::end.character) return refuse();
        if (!token.escaped) return Member{c, c};
        if (const auto category = category_escape(c)) return category;
        auto character = c == 'b' ? std::optional(U'\b') : octal_escape(c, true, tokens_);
        if (character && *character > highest_octal) return refuse();
        if (!character) character = character_escape(c, tokens_);
        if (!character) return refuse();
        return Member{*character, *character};
    }

    // {m}, {m,}, {,n}, {m,n}; anything else is what it is.
    void counted(List& items) {
        const std::size_t behind = tokens_.position();
        if (tokens_.peek().is('}')) {
            literal('{', items);
            return;
        }
        const std::u32string_view low = tokens_.digits(10, max_count_digits + 1);
        const bool comma = tokens_.take(',');
        const std::u32string_view high = comma ? tokens_.digits(10, max_count_digits + 1) : low;
        if (std::max(low.size(), high.size()) > max_count_digits) {
            refuse();
        } else if (!tokens_.take('}')) {
            tokens_.go_to(behind);
            literal('{', items);
        } else {
            repeat(number_of(low, 10), high.empty() ? no_limit : number_of(high, 10), items);
        }
    }

    void repeat(std::uint32_t least, std::uint32_t most, List& items) {
        if (items.empty() || items.back().kind == Kind::place || items.back().kind == Kind::repeat ||
            most < least || tokens_.peek().is('+')) { // possessive from 3.11 on
            refuse();
            return;
        }
        const Item& last = items.back();
        const bool bare =
            last.kind == Kind::group && last.number == 0 && last.add_flags == 0 && last.remove_flags == 0;
        const Items body = bare ? last.parts[0] : keep({last});
        items.back() = {.kind = Kind::repeat,
                        .lazy = tokens_.take('?'),
                        .least = least,
                        .most = most,
                        .parts = parts({body})};
    }

    void parenthesis(List& items, bool& is_verbose, std::uint32_t depth, bool first) {
        if (!tokens_.take('?')) {
            group({.kind = Kind::group}, true, {}, items, is_verbose, depth);
            return;
        }
        const Tokens::Token token = tokens_.next();
        if (token.escaped) {
            refuse();
            return;
        }
        switch (token.character) {
        case 'P': named(items, is_verbose, depth); return;
        case ':': group({.kind = Kind::group}, false, {}, items, is_verbose, depth); return;
        case '#': comment(); return;
        case '=':
        case '!': look(token.character == '!', false, items, is_verbose, depth); return;
        case '<': {
            const bool negated = tokens_.take('!');
            if (negated || tokens_.take('='))
                look(negated, true, items, is_verbose, depth);
            else
                refuse();
            return;
        }
        case '(': conditional(items, is_verbose, depth); return;
        default: flags(token.character, items, is_verbose, depth, first && items.empty());
        }
    }

    void comment() {
        Tokens::Token token{};
        do token = tokens_.next();
        while (token.character != Tokens::end.character && !token.is(')'));
        if (!token.is(')')) refuse();
    }

    // The rest of a group, from behind what says of which kind it is.
    void group(Item item, bool captures, std::string_view name, List& items, bool is_verbose,
               std::uint32_t depth) {
        if (captures) {
            if (groups_ == max_groups) refuse();
            item.number = ++groups_;
            open_.push_back(item.number);
            if (!name.empty()) names_.push_back({name, item.number});
        }
        const bool verbose_inside =
            (is_verbose || (item.add_flags & verbose) != 0) && (item.remove_flags & verbose) == 0;
        item.parts = parts({alternatives(verbose_inside, depth + 1)});
        close();
        if (captures) open_.pop_back();
        items.push_back(item);
    }
    void close() {
        if (!tokens_.take(')')) refuse();
    }

    // A name of ASCII letters; later Pythons take others in their own ways.
    std::string_view name(char32_t stop) {
        const auto text = tokens_.until(stop);
        std::string made;
        if (text && !text->empty() && !is_digit(text->front())) {
            for (const char32_t c : *text) {
                if (!is_letter(c) && !is_digit(c) && c != '_') refuse();
                made += static_cast<char>(c);
            }
        }
        if (made.empty()) refuse();
        return run_.arena.copy(std::string_view(made));
    }

    std::uint32_t group_named(std::string_view wanted) const {
        const auto at = std::ranges::find(names_, wanted, &GroupName::name);
        return at == names_.end() ? 0 : at->number;
    }

    void named(List& items, bool is_verbose, std::uint32_t depth) {
        if (tokens_.take('<')) {
            const std::string_view given = name('>');
            if (group_named(given) != 0) refuse();
            if (!run_.failed()) group({.kind = Kind::group}, true, given, items, is_verbose, depth);
        } else if (tokens_.take('=')) {
            reference(group_named(name(')')), items);
        } else {
            refuse();
        }
    }

    void look(bool negated, bool behind, List& items, bool is_verbose, std::uint32_t depth) {
        if (behind) ++lookbehinds_;
        const Items body = alternatives(is_verbose, depth + 1);
        if (behind) --lookbehinds_;
        close();
        if (run_.failed()) return;
        Item item{.kind = Kind::look, .negated = negated, .parts = parts({body})};
        if (behind) {
            const auto [least, most] = width_of(body);
            if (least != most || least > max_pattern) refuse();
            item.behind = static_cast<std::uint32_t>(least);
        }
        if (negated && !behind && body.empty()) item = {.kind = Kind::never};
        items.push_back(item);
    }

    void conditional(List& items, bool is_verbose, std::uint32_t depth) {
        std::uint32_t number = 0;
        if (is_digit(tokens_.peek().character)) {
            number = number_of(tokens_.digits(10, 3), 10);
            close();
        } else {
            number = group_named(name(')'));
        }
        if (!is_closed(number) || lookbehinds_ != 0 || depth > max_nesting) {
            refuse();
            return;
        }
        const Items yes = sequence(is_verbose, depth + 1, false);
        const bool has_other = !run_.failed() && tokens_.take('|');
        const Items no = has_other ? sequence(is_verbose, depth + 1, false) : Items();
        close();
        items.push_back({.kind = Kind::conditional, .number = number, .parts = parts({yes, no})});
    }

    static std::uint32_t flag_of(char32_t letter) noexcept {
        switch (letter) {
        case 'i': return ignore_case;
        case 'm': return multiline;
        case 's': return dot_all;
        case 'x': return verbose;
        case 'a': return ascii;
        case 'u': return unicode;
        default: return 0;
        }
    }

    // Letters up to something else, which is taken.
    std::uint32_t letters(Tokens::Token& token) {
        std::uint32_t all = 0;
        for (; !token.escaped && flag_of(token.character) != 0; token = tokens_.next())
            all |= flag_of(token.character);
        return all;
    }

    // (?ims) for all of the pattern, where it begins; (?i-m:…) for a part.
    void flags(char32_t first_letter, List& items, bool& is_verbose, std::uint32_t depth, bool at_start) {
        Tokens::Token token{first_letter, false};
        Item item{.kind = Kind::group, .add_flags = letters(token)};
        constexpr std::uint32_t of_type = ascii | unicode;
        const std::uint32_t type = item.add_flags & of_type;
        if (type == of_type) refuse();
        if (token.is(')')) {
            if (!at_start || item.add_flags == 0) refuse();
            flags_ |= item.add_flags;
            is_verbose = (flags_ & verbose) != 0;
            return;
        }
        if (token.is('-')) {
            token = tokens_.next();
            item.remove_flags = letters(token);
            if (item.remove_flags == 0 || (item.remove_flags & of_type) != 0) refuse();
        }
        if (!token.is(':') || (item.add_flags & item.remove_flags) != 0) refuse();
        if (!run_.failed()) group(item, false, {}, items, is_verbose, depth);
    }

    Tokens tokens_;
    Run& run_;
    std::uint32_t flags_, groups_ = 0, lookbehinds_ = 0;
    std::vector<std::uint32_t> open_;
    std::vector<GroupName> names_;
};

} // namespace

std::optional<Tree> parse(std::u32string_view pattern, std::uint32_t flags, Run& run) {
    if (pattern.size() > max_pattern) {
        run.decline(Reason::limit_memory);
        return std::nullopt;
    }
    return Parser(pattern, flags, run).parse();
}

} // namespace rezdex::eval::regex
