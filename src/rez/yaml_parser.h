// Promise: libyaml's parser for as long as it is needed, and its tokens and events, given back in time.
#pragma once

#include <yaml.h>

#include <new>
#include <string_view>

namespace rezdex::rez {

class YamlToken : public yaml_token_t {
  public:
    YamlToken() noexcept : yaml_token_t{} {}
    YamlToken(const YamlToken&) = delete;
    YamlToken& operator=(const YamlToken&) = delete;
    ~YamlToken() { yaml_token_delete(this); }
};

class YamlEvent : public yaml_event_t {
  public:
    YamlEvent() noexcept : yaml_event_t{} {}
    YamlEvent(const YamlEvent&) = delete;
    YamlEvent& operator=(const YamlEvent&) = delete;
    ~YamlEvent() { yaml_event_delete(this); }
};

// Asked either for tokens or for events, to their end or to an error. `text` has to outlive it.
class YamlParser {
  public:
    explicit YamlParser(std::string_view text) {
        if (text.data() == nullptr) text = ""; // libyaml asserts that it is there
        if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc();
        yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libyaml's bytes are unsigned
        yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()),
                                     text.size());
    }
    YamlParser(const YamlParser&) = delete;
    YamlParser& operator=(const YamlParser&) = delete;
    ~YamlParser() { yaml_parser_delete(&parser_); }

    // The next one in place of the one that is there. False at an error, after which none follow.
    [[nodiscard]] bool next(YamlToken& token) {
        yaml_token_delete(&token);
        return yaml_parser_scan(&parser_, &token) != 0;
    }
    [[nodiscard]] bool next(YamlEvent& event) {
        yaml_event_delete(&event);
        return yaml_parser_parse(&parser_, &event) != 0;
    }

    [[nodiscard]] yaml_error_type_t error() const noexcept { return parser_.error; }
    [[nodiscard]] std::size_t error_line() const noexcept { return parser_.problem_mark.line; } // from 0
    // Static texts.
    [[nodiscard]] std::string_view context() const noexcept { return text_of(parser_.context); }
    [[nodiscard]] std::string_view problem() const noexcept { return text_of(parser_.problem); }

  private:
    static std::string_view text_of(const char* text) noexcept {
        return text == nullptr ? std::string_view() : text;
    }
    yaml_parser_t parser_{};
};

} // namespace rezdex::rez
