// Promise: see eval/text_codec.h.
#include "eval/text_codec.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "eval/characters.h"
#include "eval/native.h"
#include "eval/text_search.h"
#include "syntax/utf8.h"

namespace rezdex::eval {
namespace {

enum class Codec : std::uint8_t { utf8, ascii, latin1 };

struct Name {
    std::string_view name; // as CPython folds it: lower case, `_` for `-` and a blank
    Codec codec;
};

constexpr std::array<Name, 8> codecs{{{"ascii", Codec::ascii},
                                      {"iso8859_1", Codec::latin1},
                                      {"iso_8859_1", Codec::latin1},
                                      {"latin1", Codec::latin1},
                                      {"latin_1", Codec::latin1},
                                      {"us_ascii", Codec::ascii},
                                      {"utf8", Codec::utf8},
                                      {"utf_8", Codec::utf8}}};

constexpr char32_t replacement = 0xFFFD;

std::optional<Codec> codec_named(const Object* encoding, Run& run) {
    if (encoding == nullptr) return Codec::utf8;
    if (encoding->type != Type::string) {
        refuse(*encoding, "TypeError: the encoding must be str", run);
        return std::nullopt;
    }
    std::string name(text_of(*encoding).substr(0, 32));
    for (char& c : name) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (c == '-' || c == ' ') c = '_';
    }
    const auto* const codec = std::ranges::find(codecs, std::string_view(name), &Name::name);
    if (codec != codecs.end()) return codec->codec;
    run.decline(Reason::unsupported_encoding);
    return std::nullopt;
}

// What becomes of a character that the codec does not have.
enum class Handler : std::uint8_t { ignore, replace };

// Nothing after a failure: the error was raised, or the handler is declined.
std::optional<Handler> handler_of(const Object* errors, std::string_view error, Run& run) {
    const std::string_view name = errors == nullptr ? "strict" : text_of(*errors);
    if (name == "ignore") return Handler::ignore;
    if (name == "replace") return Handler::replace;
    if (name == "strict")
        run.raise(error);
    else
        run.decline(Reason::unsupported_expression, "a handler of encoding errors");
    return std::nullopt;
}

bool is_str_or_null(const Object* errors, Run& run) {
    if (errors == nullptr || errors->type == Type::string) return true;
    refuse(*errors, "TypeError: the error handler must be str", run);
    return false;
}

bool has(Codec codec, char32_t character) noexcept {
    switch (codec) {
    case Codec::utf8: return character < 0xD800 || character > 0xDFFF;
    case Codec::ascii: return character < 0x80;
    case Codec::latin1: return character < 0x100;
    }
    return false;
}

Object* finish(Type type, std::string_view text, Run& run) {
    if (!run.room(text.size())) return nullptr;
    return make_text(run.arena, type, run.arena.copy(text));
}

} // namespace

Object* encode(const Object& string, const Object* encoding, const Object* errors, Run& run) {
    const auto codec = codec_named(encoding, run);
    if (!codec || !is_str_or_null(errors, run)) return nullptr;
    const std::string_view text = text_of(string);
    if (!step_over(text.size(), run) || !run.room(text.size())) return nullptr;
    if (is_ascii(text)) return make_text(run.arena, Type::bytes, text);
    if (!run.step(text.size() / 4)) return nullptr;
    std::string encoded;
    std::optional<Handler> handler;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const char32_t character = next_character(text, at);
        if (has(*codec, character)) {
            if (*codec == Codec::utf8)
                encoded += text.substr(start, at - start);
            else
                encoded += static_cast<char>(static_cast<unsigned char>(character));
            continue;
        }
        if (!handler) handler = handler_of(errors, "UnicodeEncodeError: a character has no code", run);
        if (!handler) return nullptr;
        if (*handler == Handler::replace) encoded += '?';
    }
    return finish(Type::bytes, encoded, run);
}

Object* decode(const Object& bytes, const Object* encoding, const Object* errors, Run& run) {
    const auto codec = codec_named(encoding, run);
    if (!codec || !is_str_or_null(errors, run)) return nullptr;
    const std::string_view text = text_of(bytes);
    if (!step_over(text.size(), run) || !run.room(text.size() * 3)) return nullptr;
    const bool is_text = *codec == Codec::utf8 && syntax::find_not_utf8(text) == std::string_view::npos;
    if (is_text || is_ascii(text)) return make_text(run.arena, Type::string, text);
    std::optional<Handler> handler;
    if (*codec != Codec::latin1) {
        handler = handler_of(errors, "UnicodeDecodeError: a byte is no code", run);
        if (!handler) return nullptr;
        if (*codec == Codec::utf8)
            return run.decline(Reason::unsupported_expression, "bytes that are not UTF-8");
    }
    if (!run.step(text.size() / 4)) return nullptr;
    std::string decoded;
    for (const char byte : text) {
        const auto unit = static_cast<unsigned char>(byte);
        if (unit < 0x80 || *codec == Codec::latin1)
            append_character(unit, decoded);
        else if (handler == Handler::replace)
            append_character(replacement, decoded);
    }
    return finish(Type::string, decoded, run);
}

} // namespace rezdex::eval
