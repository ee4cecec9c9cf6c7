// Promise: see eval/text_wrap.h.
//
// A text is cut into chunks by the very pattern that CPython's textwrap has, matched by eval/regex_pattern.h.
#include "eval/text_wrap.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "eval/characters.h"
#include "eval/regex_pattern.h"
#include "eval/text_methods.h"
#include "eval/text_search.h"

namespace rezdex::eval {
namespace {

struct Options {
    std::int64_t width = 70;
    std::string_view first_indent, indent, placeholder = " [...]";
    bool one_line = false; // shorten(): the placeholder stands for the rest
};

Object* string(std::string_view text, Run& run) { return make_text(run.arena, Type::string, text); }

// (text, width=70, …); nothing where an option is not known here.
std::optional<Options> options_of(const Arguments& arguments, bool one_line, Run& run) {
    Options options;
    options.one_line = one_line;
    const auto positional = arguments.positional;
    bool known = (positional.size() == 1 || positional.size() == 2) && positional[0]->type == Type::string;
    const auto set_width = [&](const Object& value) {
        known = known && value.type == Type::integer;
        if (known) options.width = as<Integer>(value).value;
    };
    if (positional.size() == 2) set_width(*positional[1]);
    bool has_width = positional.size() == 2;
    for (const Keyword& keyword : arguments.keywords) {
        std::string_view* text = keyword.name == "initial_indent" && !one_line      ? &options.first_indent
                                 : keyword.name == "subsequent_indent" && !one_line ? &options.indent
                                 : keyword.name == "placeholder" && one_line        ? &options.placeholder
                                                                                    : nullptr;
        if (keyword.name == "width" && !has_width) {
            set_width(*keyword.value);
            has_width = true;
        } else if (text != nullptr && keyword.value->type == Type::string) {
            *text = text_of(*keyword.value);
        } else {
            known = false;
        }
    }
    if (known && (has_width || !one_line) && options.width > 0) return options;
    run.decline(Reason::unsupported_call, "textwrap with such arguments");
    return std::nullopt;
}

// Tabs become spaces, and white space of ASCII a space each.
Object* munge(Object& text, Run& run) {
    const Object* expanded = text_expandtabs({std::array{&text}, {}}, run);
    if (expanded == nullptr || !step_over(text_of(*expanded).size(), run)) return nullptr;
    std::string made(text_of(*expanded));
    std::ranges::replace_if(made, [](char c) { return c >= '\t' && c <= '\r'; }, ' ');
    return run.room(made.size()) ? string(run.arena.copy(std::string_view(made)), run) : nullptr;
}

// textwrap.TextWrapper.wordsep_re
constexpr std::string_view separator =
    R"(([\t\n\x0b\x0c\r\ ]+)"
    R"(|(?<=[\w!"'&.,?])-{2,}(?=\w))"
    R"(|[^\t\n\x0b\x0c\r\ ]+?(?:)"
    R"(-(?:(?<=[^\d\W]{2}-)|(?<=[^\d\W]-[\w!"'&.,?]-))(?=[^\d\W]-?[^\d\W]))"
    R"(|(?=[\t\n\x0b\x0c\r\ ]|\Z))"
    R"(|(?<=[\w!"'&.,?])(?=-{2,}\w))))";

std::optional<std::vector<std::string_view>> chunks_of(Object& text, Run& run) {
    Pattern* pattern = compile_pattern(separator, 0, run);
    const Object* parts = pattern == nullptr ? nullptr : split_by(*pattern, text, 0, run);
    if (parts == nullptr) return std::nullopt;
    std::vector<std::string_view> chunks;
    for (const Object* part : as<Sequence>(*parts).span())
        if (!text_of(*part).empty()) chunks.push_back(text_of(*part));
    return chunks;
}

// textwrap.TextWrapper._wrap_chunks, with white space dropped and long words broken.
class Wrapper {
  public:
    Wrapper(const Options& options, std::vector<std::string_view> chunks, Run& run)
        : options_(options), chunks_(std::move(chunks)), run_(run) {
        std::ranges::reverse(chunks_);
    }

    [[nodiscard]] bool wrap(std::vector<std::string>& lines) {
        if (options_.one_line && length("") + size_of(trimmed_left(options_.placeholder)) > options_.width) {
            run_.raise("ValueError: placeholder too large for max width");
            return false;
        }
        while (!chunks_.empty()) {
            if (!run_.step(4)) return false;
            const std::string_view indent = lines.empty() ? options_.first_indent : options_.indent;
            const std::int64_t width = options_.width - length(indent);
            line_.clear();
            filled_ = 0;
            if (is_space(chunks_.back()) && !lines.empty()) chunks_.pop_back();
            if (!fill_line(width)) return false;
            if (!line_.empty() && is_space(line_.back())) drop_last();
            if (line_.empty()) continue;
            if (options_.one_line && !(chunks_.empty() || (chunks_.size() == 1 && is_space(chunks_[0])))) {
                end_line(width, lines);
                return !run_.failed();
            }
            lines.push_back(std::string(indent) + joined());
        }
        return !run_.failed();
    }

  private:
    static std::string_view trimmed_left(std::string_view text) noexcept {
        return text.substr(std::min(text.find_first_not_of(' '), text.size()));
    }
    std::int64_t size_of(std::string_view text) {
        static_cast<void>(step_over(text.size(), run_));
        return static_cast<std::int64_t>(count_characters(text));
    }
    std::int64_t length(std::string_view text) { return size_of(text); }

    // chunk.strip() == '': chunks are all white space or none, and that of Unicode stays in words.
    bool is_space(std::string_view chunk) {
        if (chunk.find_first_not_of(' ') == std::string_view::npos) return true;
        if (!is_ascii(chunk) || chunk.find_first_of("\x1c\x1d\x1e\x1f") != std::string_view::npos)
            run_.decline(Reason::unsupported_call, "textwrap beyond ASCII");
        return false;
    }

    bool fill_line(std::int64_t width) {
        while (!chunks_.empty() && run_.step()) {
            const std::int64_t size = size_of(chunks_.back());
            if (filled_ + size > width) break;
            add(chunks_.back(), size);
            chunks_.pop_back();
        }
        if (!chunks_.empty() && size_of(chunks_.back()) > width) break_word(width);
        return !run_.failed();
    }
    void add(std::string_view chunk, std::int64_t size) {
        line_.push_back(chunk);
        filled_ += size;
    }
    void drop_last() {
        filled_ -= size_of(line_.back());
        line_.pop_back();
    }

    // Before 3.10 a long word with a hyphen is broken elsewhere.
    void break_word(std::int64_t width) {
        std::string_view& chunk = chunks_.back();
        if (chunk.find('-') != std::string_view::npos) {
            run_.decline(Reason::unsupported_call, "textwrap of a long word with a hyphen");
            return;
        }
        const std::int64_t left = std::min(width < 1 ? 1 : width - filled_, size_of(chunk));
        const std::size_t end = offset_of(chunk, static_cast<std::size_t>(left));
        add(chunk.substr(0, end), left);
        chunk.remove_prefix(end);
    }

    void end_line(std::int64_t width, std::vector<std::string>& lines) {
        const std::int64_t more = size_of(options_.placeholder);
        for (; !line_.empty() && !run_.failed(); drop_last()) {
            if (is_space(line_.back()) || filled_ + more > width) continue;
            lines.push_back(joined().append(options_.placeholder));
            return;
        }
        lines.emplace_back(trimmed_left(options_.placeholder));
    }

    std::string joined() const {
        std::string line;
        for (const std::string_view chunk : line_) line += chunk;
        return line;
    }

    const Options& options_;
    std::vector<std::string_view> chunks_, line_;
    Run& run_;
    std::int64_t filled_ = 0;
};

std::optional<std::vector<std::string>> wrapped(Object& text, const Options& options, Run& run) {
    if (options.indent.size() + options.first_indent.size() > 1000) run.decline(Reason::limit_memory);
    const bool plain =
        options.placeholder.find_first_of("\t\n\v\f\r\x1c\x1d\x1e\x1f") == std::string_view::npos;
    if (!plain || !is_ascii(options.placeholder) || !is_ascii(options.indent) ||
        !is_ascii(options.first_indent))
        run.decline(Reason::unsupported_call, "textwrap beyond ASCII");
    Object* munged = run.failed() ? nullptr : munge(text, run);
    auto chunks = munged == nullptr ? std::nullopt : chunks_of(*munged, run);
    std::vector<std::string> lines;
    if (!chunks || !Wrapper(options, std::move(*chunks), run).wrap(lines)) return std::nullopt;
    return lines;
}

Object* filled(Object& text, const Options& options, Run& run) {
    const auto lines = wrapped(text, options, run);
    if (!lines) return nullptr;
    std::string made;
    for (const std::string& line : *lines) {
        if (&line != lines->data()) made += '\n';
        made += line;
        if (!run.room(2 * made.size())) return nullptr;
    }
    return string(run.arena.copy(std::string_view(made)), run);
}

} // namespace

Object* wrap_text(const Arguments& arguments, Run& run) {
    const auto options = options_of(arguments, false, run);
    const auto lines = options ? wrapped(*arguments.positional[0], *options, run) : std::nullopt;
    if (!lines) return nullptr;
    std::vector<Object*> texts;
    for (const std::string& line : *lines) {
        if (!run.room(line.size() + sizeof(Text))) return nullptr;
        texts.push_back(string(run.arena.copy(std::string_view(line)), run));
    }
    return make_sequence(run.arena, Type::list, texts);
}

Object* fill_text(const Arguments& arguments, Run& run) {
    const auto options = options_of(arguments, false, run);
    return options ? filled(*arguments.positional[0], *options, run) : nullptr;
}

Object* shorten_text(const Arguments& arguments, Run& run) {
    const auto options = options_of(arguments, true, run);
    if (!options) return nullptr;
    Object* words = text_split({arguments.positional.first(1), {}}, run);
    if (words == nullptr) return nullptr;
    Object* const join[]{string(" ", run), words};
    Object* text = text_join({join, {}}, run);
    return text == nullptr ? nullptr : filled(*text, *options, run);
}

// Lines that are more than white space get the prefix.
Object* indent_text(const Arguments& arguments, Run& run) {
    static constexpr std::array<std::string_view, 2> names{"text", "prefix"};
    std::array<Object*, 2> slots{};
    if (arguments.positional.size() > 2) return run.decline(Reason::unsupported_call, "textwrap.indent");
    if (!bind_arguments({.function = "indent", .names = names, .required = 2}, arguments, slots, run)) {
        if (run.failure().reason != Reason::raises) return nullptr;
        run.recover();
        return run.decline(Reason::unsupported_call, "textwrap.indent");
    }
    if (slots[0]->type != Type::string || slots[1]->type != Type::string)
        return run.decline(Reason::unsupported_call, "textwrap.indent of what is no str");
    Object* const split[]{slots[0], &true_object};
    const Object* lines = text_splitlines({split, {}}, run);
    if (lines == nullptr) return nullptr;
    std::string made;
    for (Object* line : as<Sequence>(*lines).span()) {
        const Object* blank = text_isspace({std::span<Object* const>(&line, 1), {}}, run);
        if (blank == nullptr || !run.room(2 * (made.size() + text_of(*slots[1]).size()))) return nullptr;
        if (blank == &false_object) made += text_of(*slots[1]);
        made += text_of(*line);
    }
    if (!step_over(made.size(), run) || !run.room(made.size())) return nullptr;
    return string(run.arena.copy(std::string_view(made)), run);
}

} // namespace rezdex::eval
