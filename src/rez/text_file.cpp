// Promise: see rez/text_file.h.
#include "rez/text_file.h"

#include <algorithm>
#include <string>

#include "eval/input.h"
#include "syntax/codecs.h"
#include "syntax/utf8.h"

namespace rezdex::rez {
namespace {

// Where the codec cannot decode a byte; npos where it decodes them all.
std::optional<std::size_t> find_undecodable(std::string_view bytes, syntax::Codec codec) noexcept {
    switch (codec) {
    case syntax::Codec::utf_8: return syntax::find_not_utf8(bytes);
    case syntax::Codec::ascii: return syntax::find_not_ascii(bytes);
    case syntax::Codec::latin_1: return std::string_view::npos;
    default: return std::nullopt;
    }
}

std::optional<std::string_view> latin_1(std::string_view bytes, eval::Run& run) {
    if (!run.room(bytes.size() * 2)) return std::nullopt;
    char* const text = static_cast<char*>(run.arena.allocate(bytes.size() * 2, 1));
    char* to = text;
    for (const char byte : bytes) to = syntax::encode_utf8(static_cast<unsigned char>(byte), to);
    return std::string_view(text, static_cast<std::size_t>(to - text));
}

std::optional<std::string_view> decode(std::string_view bytes, eval::Run& run) {
    const std::size_t first = syntax::find_not_ascii(bytes);
    if (first == std::string_view::npos) return bytes;
    const auto line_of = [bytes](std::size_t at) {
        return 1 + static_cast<std::uint32_t>(std::ranges::count(bytes.substr(0, at), '\n'));
    };
    run.line = line_of(first);
    const eval::Object* const name = eval::read_present("locale.encoding", run);
    if (name == nullptr) return std::nullopt;
    const syntax::Codec codec = syntax::codec_named(text_of(*name));
    const auto bad = find_undecodable(bytes, codec);
    if (!bad) {
        run.decline(Reason::locale_encoding, text_of(*name));
        return std::nullopt;
    }
    if (*bad != std::string_view::npos) {
        run.line = line_of(*bad);
        run.raise("UnicodeDecodeError: the locale's encoding cannot decode a byte");
        return std::nullopt;
    }
    return codec == syntax::Codec::latin_1 ? latin_1(bytes, run) : bytes;
}

} // namespace

std::optional<std::string_view> read_text(std::string_view bytes, eval::Run& run) {
    const auto decoded = decode(bytes, run);
    if (!decoded || decoded->find('\r') == std::string_view::npos) return decoded;
    if (!run.room(decoded->size())) return std::nullopt;
    std::string text;
    text.reserve(decoded->size());
    for (std::size_t i = 0; i < decoded->size(); ++i) {
        const char c = (*decoded)[i];
        if (c == '\r' && i + 1 < decoded->size() && (*decoded)[i + 1] == '\n') continue;
        text += c == '\r' ? '\n' : c;
    }
    return run.arena.copy(std::string_view(text));
}

} // namespace rezdex::rez
