// Promise: see fetched.h.
//
//     rezdex-source 1
//     generation 7
//     fetched_ns 1700000000000000000
//     checked_ns 1700000000000000000
//     path /net/rezdex/studio
//
// The path is all that follows: it may hold line breaks.
#include "store/fetched.h"

#include <cerrno>
#include <charconv>

#include <unistd.h>

#include "base/hash.h"
#include "store/current.h"
#include "store/failure.h"
#include "store/hex.h"
#include "store/small_file.h"

namespace rezdex::store {
namespace {

constexpr const char* note_name = "source";
constexpr std::string_view format_line = "rezdex-source 1\n", path_label = "path ";

// Takes "label 7\n" off the front of `text`.
template <class Number>
bool take_number(std::string_view& text, std::string_view label, Number& to) {
    if (!text.starts_with(label)) return false;
    text.remove_prefix(label.size());
    const std::size_t size = text.find('\n');
    if (size == std::string_view::npos) return false;
    const std::string number(text.substr(0, size));
    const char* const behind = number.data() + number.size();
    const auto [end, error] = std::from_chars(number.data(), behind, to);
    if (error != std::errc() || end != behind) return false;
    text.remove_prefix(size + 1);
    return true;
}

std::optional<FetchNote> read_note(const std::string& path) {
    SmallFile file;
    if (read_small_file(path, file) != 0) return std::nullopt;
    std::string_view text = file.text;
    if (!text.starts_with(format_line)) return std::nullopt;
    text.remove_prefix(format_line.size());
    FetchNote note;
    if (!take_number(text, "generation ", note.generation) ||
        !take_number(text, "fetched_ns ", note.fetched_ns) ||
        !take_number(text, "checked_ns ", note.checked_ns) || !text.starts_with(path_label))
        return std::nullopt;
    note.source = text.substr(path_label.size());
    return note;
}

} // namespace

Fetched::Fetched(const std::string& cache, std::string_view source)
    : source_(source), directory_(cache + "/fetched/" + to_hex(base::hash128(source))) {}

bool Fetched::exists() const {
    if (::access((index_directory() + '/' + current_name).c_str(), F_OK) != 0 &&
        (errno == ENOENT || errno == ENOTDIR || errno == EACCES))
        return false;
    const auto noted = read_note(directory_ + '/' + note_name);
    return !noted || noted->source == source_;
}

std::optional<FetchNote> Fetched::note() const {
    auto note = read_note(directory_ + '/' + note_name);
    return note && note->source == source_ ? note : std::nullopt;
}

Result<Done> Fetched::write_note(const FetchNote& note) const {
    std::string text(format_line);
    text.append("generation ").append(std::to_string(note.generation));
    text.append("\nfetched_ns ").append(std::to_string(note.fetched_ns));
    text.append("\nchecked_ns ").append(std::to_string(note.checked_ns)).append("\n");
    text.append(path_label).append(note.source);
    if (const int error = replace_file(directory_, note_name, text, 0644, Durable::no))
        return failure(error, directory_ + '/' + note_name, "note what was fetched");
    return Done{};
}

std::optional<FetchNote> note_beside(const std::string& index_directory) {
    const std::size_t slash = index_directory.rfind('/');
    if (slash == std::string::npos || index_directory.substr(slash) != "/index") return std::nullopt;
    return read_note(index_directory.substr(0, slash + 1) + note_name);
}

} // namespace rezdex::store
