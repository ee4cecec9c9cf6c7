// Promise: see rez/yaml_agreement.h.
#include "rez/yaml_agreement.h"

#include <algorithm>

#include "rez/yaml_parser.h"
#include "syntax/characters.h"

namespace rezdex::rez {
namespace {

// Of tokens, each counted once more for every 16 levels: libyaml looks at all levels for each.
constexpr std::uint32_t max_work = 40'000;

class Agreement {
  public:
    Agreement(std::string_view text, eval::Run& run) noexcept : text_(text), run_(run) {}

    bool holds() {
        YamlParser parser(text_);
        YamlToken token;
        while (parser.next(token)) {
            run_.line = static_cast<std::uint32_t>(token.start_mark.line + 1);
            if (!agrees(token)) return false;
            if (token.type == YAML_STREAM_END_TOKEN) return true;
            work_ += 1 + depth_ / 16;
            if (work_ > max_work) {
                run_.decline(Reason::limit_steps);
                return false;
            }
        }
        fail(parser);
        return false;
    }

  private:
    bool agrees(const YamlToken& token) {
        if (token.start_mark.index < index_) return differ("a tab or comment that is read in two ways");
        const std::size_t begin = offset_of(token.start_mark.index);
        if (!is_gap(begin)) return differ("a tab or comment that is read in two ways");
        const std::size_t end = done_ = offset_of(token.end_mark.index);
        switch (token.type) {
        case YAML_VERSION_DIRECTIVE_TOKEN:
        case YAML_TAG_DIRECTIVE_TOKEN: return differ("a directive");
        case YAML_TAG_TOKEN: return differ("a tag");
        case YAML_KEY_TOKEN: // of length 0 where no `?` marks it
            return begin == end || flow_depth_ == 0 || differ("'?' in a flow collection");
        case YAML_FLOW_SEQUENCE_START_TOKEN:
        case YAML_FLOW_MAPPING_START_TOKEN: ++flow_depth_; return run_.within_depth(++depth_);
        case YAML_FLOW_SEQUENCE_END_TOKEN:
        case YAML_FLOW_MAPPING_END_TOKEN:
            if (flow_depth_ > 0) --flow_depth_, --depth_;
            return true;
        case YAML_BLOCK_SEQUENCE_START_TOKEN:
        case YAML_BLOCK_MAPPING_START_TOKEN: return run_.within_depth(++depth_);
        case YAML_BLOCK_END_TOKEN: --depth_; return true;
        case YAML_SCALAR_TOKEN: return agrees(token.data.scalar.style, text_.substr(begin, end - begin));
        default: return true;
        }
    }

    bool agrees(yaml_scalar_style_t style, std::string_view scalar) {
        if (style == YAML_PLAIN_SCALAR_STYLE) {
            if (scalar.find('\t') != std::string_view::npos) return differ("a tab in a plain scalar");
            return flow_depth_ == 0 || scalar.find('?') == std::string_view::npos ||
                   differ("'?' in a flow collection");
        }
        if (style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE)
            return is_header(scalar.substr(0, scalar.find('\n'))) || differ("a block scalar's header");
        return true;
    }

    // Marks count characters. Each call goes on from the one before.
    std::size_t offset_of(std::size_t index) noexcept {
        for (; index_ < index && offset_ < text_.size(); ++index_) {
            do ++offset_;
            while (offset_ < text_.size() && (static_cast<unsigned char>(text_[offset_]) & 0xC0U) == 0x80);
        }
        return offset_;
    }

    // Only spaces, line feeds and comments between the last token and `end`.
    [[nodiscard]] bool is_gap(std::size_t end) const noexcept {
        for (std::size_t i = done_; i < end; ++i) {
            if (text_[i] == '#') {
                if (i > 0 && text_[i - 1] != ' ' && text_[i - 1] != '\n') return false;
                i = std::min(text_.find('\n', i), end);
            } else if (text_[i] != ' ' && text_[i] != '\n') {
                return false;
            }
        }
        return true;
    }

    // "|", ">-", "|2+ # comment"
    [[nodiscard]] static bool is_header(std::string_view line) noexcept {
        line.remove_prefix(1);
        const auto signs = [](char c) { return c == '-' || c == '+'; };
        const bool sign_first = !line.empty() && signs(line.front());
        if (sign_first) line.remove_prefix(1);
        if (!line.empty() && syntax::is_digit(line.front())) line.remove_prefix(1);
        if (!sign_first && !line.empty() && signs(line.front())) line.remove_prefix(1);
        const std::size_t rest = line.find_first_not_of(' ');
        return rest == std::string_view::npos || (rest > 0 && line[rest] == '#');
    }

    // Where libyaml alone would refuse: `{a:}`, a tab or '?' somewhere, a lone surrogate's escape,
    // `%YAML 1.3`.
    void fail(const YamlParser& parser) {
        if (parser.error() == YAML_MEMORY_ERROR) {
            run_.decline(Reason::limit_memory);
            return;
        }
        run_.line = static_cast<std::uint32_t>(parser.error_line() + 1);
        if (parser.context() == "while scanning a plain scalar" ||
            text_.find_first_of("\t?!\\%") != std::string_view::npos) {
            run_.decline(Reason::unsupported_yaml, parser.problem());
        } else {
            run_.raise(parser.problem());
        }
    }

    bool differ(std::string_view what) noexcept {
        run_.decline(Reason::unsupported_yaml, what);
        return false;
    }

    std::string_view text_;
    eval::Run& run_;
    std::size_t done_ = 0;               // the end of the last token
    std::size_t index_ = 0, offset_ = 0; // of one place, in characters and in bytes
    std::uint32_t depth_ = 0, flow_depth_ = 0, work_ = 0;
};

} // namespace

bool yaml_readers_agree(std::string_view text, eval::Run& run) { return Agreement(text, run).holds(); }

} // namespace rezdex::rez
