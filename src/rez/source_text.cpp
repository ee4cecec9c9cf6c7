// Promise: see rez/source_text.h.
#include "rez/source_text.h"

#include <algorithm>
#include <vector>

#include "base/lines.h"
#include "eval/dedent.h"
#include "eval/functions.h"
#include "rez/whitespace.h"
#include "syntax/utf8.h"

namespace rezdex::rez {

using base::Lines;

namespace {

constexpr std::string_view blanks = " \t";
constexpr std::string_view indentation_characters = " \t\f";

std::size_t line_begin(std::string_view text, std::size_t at) noexcept {
    const std::size_t newline = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
    return newline == std::string_view::npos ? 0 : newline + 1;
}

// Behind the end of the logical line whose last statement ends at `at`. Nothing where a backslash stands in
// between.
std::optional<std::size_t> logical_line_end(std::string_view text, std::size_t at) noexcept {
    const std::size_t stop = text.find_first_not_of(" \t\f;", at);
    if (stop == std::string_view::npos) return text.size();
    if (text[stop] != '\n' && text[stop] != '#') return std::nullopt;
    return Lines(text, stop).next();
}

// Comments behind a block belong to it if they are indented at least as far (inspect.BlockFinder). Nothing
// where the line that ends the block is not one that Python's two tokenizers are sure to see alike.
std::optional<std::size_t> with_comments(std::string_view text, std::size_t end,
                                         std::size_t column) noexcept {
    for (Lines lines(text, end); !lines.at_end(); lines.advance()) {
        const std::string_view line = lines.line();
        const std::size_t first = line.find_first_not_of(indentation_characters);
        if (first == std::string_view::npos) continue;
        if (line[first] == '\\') return std::nullopt;
        if (line[first] != '#') break;
        if (first >= column) end = lines.next();
    }
    return end;
}

// A form feed sets the column back in a tokenizer, and a line that starts with a backslash has its
// indentation counted differently by each: such functions are left to Python.
bool has_odd_line(std::string_view block) noexcept {
    if (block.find('\f') != std::string_view::npos) return true;
    for (Lines lines(block, 0); !lines.at_end(); lines.advance()) {
        const std::size_t first = lines.line().find_first_not_of(blanks);
        if (first != std::string_view::npos && lines.line()[first] == '\\') return true;
    }
    return false;
}

// `def` and a blank at the start of a line, or the `@` of the first decorator: what findsource() looks for.
std::optional<std::size_t> block_begin(std::string_view text, const syntax::FunctionDef& node) noexcept {
    const auto starts_with = [&](std::size_t begin, std::string_view word) {
        const std::size_t first = text.find_first_not_of(blanks, begin);
        return first != std::string_view::npos && text.substr(first).starts_with(word);
    };
    const std::size_t def = line_begin(text, node.begin);
    if (!starts_with(def, "def ") && !starts_with(def, "def\t")) return std::nullopt;
    if (node.decorators.empty()) return def;
    const std::size_t decorator = line_begin(text, node.decorators.front()->begin);
    if (!starts_with(decorator, "@")) return std::nullopt;
    return decorator;
}

// The lines that inspect.getsourcelines() gives.
std::optional<std::string_view> source_lines(std::string_view text,
                                             const syntax::FunctionDef& node) noexcept {
    const auto begin = block_begin(text, node);
    auto end = logical_line_end(text, node.body.back()->end);
    if (!begin || !end) return std::nullopt;
    const std::size_t body = node.body.front()->begin;
    const std::size_t body_line = line_begin(text, body);
    if (text.find_first_not_of(blanks, body_line) == body) { // the body is a block of its own
        end = with_comments(text, *end, body - body_line);
        if (!end) return std::nullopt;
    }
    const std::string_view block = text.substr(*begin, *end - *begin);
    if (has_odd_line(block)) return std::nullopt;
    return block;
}

bool has_lone_carriage_return(std::string_view bytes) noexcept {
    for (std::size_t at = bytes.find('\r'); at != std::string_view::npos; at = bytes.find('\r', at + 1)) {
        if (at + 1 == bytes.size() || bytes[at + 1] != '\n') return true;
    }
    return false;
}

} // namespace

bool linecache_reads_alike(std::string_view bytes) noexcept {
    if (bytes.find("coding") == std::string_view::npos) return true; // UTF-8 to both
    if (has_lone_carriage_return(bytes)) return false;
    Lines lines(bytes, 0);
    for (int line = 0; line < 2 && !lines.at_end(); ++line, lines.advance()) {
        if (syntax::find_not_utf8(lines.line()) != std::string_view::npos) return false;
    }
    return true;
}

std::string align_comments(std::string_view text) {
    if (!text.starts_with('#') && text.find("\n#") == std::string_view::npos) return std::string(text);
    std::vector<std::string_view> lines;
    std::vector<std::string_view> indents; // what goes before each line
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    indents.resize(lines.size());
    std::string_view indent; // of the next line that is not such a comment
    for (std::size_t i = lines.size(); i-- > 0;) {
        if (lines[i].starts_with('#')) {
            indents[i] = indent;
        } else {
            indent = leading_whitespace(lines[i]);
        }
    }
    std::string aligned;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i > 0) aligned += '\n';
        aligned += indents[i];
        aligned += lines[i];
    }
    return aligned;
}

std::optional<std::string> source_text(std::string_view source, const eval::Function& function) {
    const syntax::Node& definition = *unwrapped(function).definition;
    if (definition.kind != syntax::Kind::function_def) return std::nullopt;
    auto block = source_lines(source, *definition.as<syntax::FunctionDef>());
    if (!block) return std::nullopt;
    for (std::size_t dropped = 0; dropped <= function.decorators.size() && !block->empty(); ++dropped) {
        block->remove_prefix(Lines(*block, 0).next());
    }
    // The last line has a newline, as linecache gives it one where the file does not.
    std::string text(*block);
    if (!text.empty() && !text.ends_with('\n')) text += '\n';
    const std::string aligned = align_comments(eval::dedent(text));
    return eval::dedent(without_trailing_whitespace(aligned));
}

} // namespace rezdex::rez
