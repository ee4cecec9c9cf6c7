// Promise: see current.h.
#include "store/current.h"

#include <cerrno>

#include "store/failure.h"
#include "store/folder.h"
#include "store/hex.h"
#include "store/meta.h"
#include "store/small_file.h"
#include "store/small_text.h"

namespace rezdex::store {
namespace {

constexpr std::string_view format_name = "rezdex-index ";
constexpr std::string_view file_prefix = "generation-", file_suffix = ".lmdb";

Error not_ours(const std::string& directory, const std::string& path) {
    const auto ours = was_index(directory);
    if (!ours) return ours.error();
    if (*ours) return damaged(path, "CURRENT is not what rezdex wrote");
    return {ErrorKind::foreign, path, 0, "not an index of rezdex"};
}

Error not_there(const std::string& directory) {
    const auto ours = was_index(directory);
    if (!ours) return ours.error();
    if (!*ours)
        return {ErrorKind::not_found, directory, 0, "there is no index here; `rezdex index` makes one"};
    return {ErrorKind::not_found, directory, 0,
            "CURRENT is gone: `rezdex generations --db DIR` lists what is kept, for `rezdex rollback`; "
            "`rezdex index REPOSITORY --db DIR` builds anew"};
}

} // namespace

std::string generation_name(std::uint64_t generation) {
    return std::string(file_prefix).append(std::to_string(generation)).append(file_suffix);
}

std::optional<std::uint64_t> generation_of(std::string_view file_name) {
    if (!file_name.starts_with(file_prefix) || !file_name.ends_with(file_suffix)) return std::nullopt;
    file_name.remove_prefix(file_prefix.size());
    if (file_name.size() < file_suffix.size()) return std::nullopt;
    file_name.remove_suffix(file_suffix.size());
    const auto number = parse_number(file_name);
    return number && *number != 0 ? number : std::nullopt;
}

std::optional<Current> parse_file_line(std::string_view line) {
    const auto name = take_until(line, ' '), bytes = take_until(line, ' ');
    if (!name || !bytes) return std::nullopt;
    const auto generation = generation_of(*name), size = parse_number(*bytes);
    const auto hash = parse_hash(line);
    if (!generation || !size || !hash) return std::nullopt;
    return Current{*generation, *size, *hash};
}

std::string to_line(const Current& current) {
    return generation_name(current.generation) + ' ' + std::to_string(current.bytes) + ' ' +
           to_hex(current.hash);
}

std::string to_text(const Current& current) {
    return std::string(format_name) + std::to_string(format_number) + '\n' + to_line(current) + '\n';
}

Result<Current> parse_current(std::string_view text, const std::string& path) {
    if (!text.starts_with(format_name)) return Error{ErrorKind::foreign, path, 0, "not an index of rezdex"};
    text.remove_prefix(format_name.size());
    const auto number = take_until(text, '\n');
    const auto format = number ? parse_number(*number) : std::nullopt;
    if (!format) return damaged(path, "CURRENT does not say its format");
    if (*format != format_number)
        return Error{ErrorKind::format, path, 1,
                     "an index of format " + std::to_string(*format) +
                         ", which this build of rezdex does not read; "
                         "use the build that made it, or run `rezdex index` into another folder"};
    const auto line = take_until(text, '\n');
    const auto current = line ? parse_file_line(*line) : std::nullopt;
    if (!current) return damaged(path, "CURRENT does not name a file");
    if (!text.empty())
        return Error{ErrorKind::format, path, 3,
                     "an index of several files, which this build of rezdex does not read"};
    return *current;
}

Result<Current> read_current(const std::string& directory) {
    const std::string path = directory + '/' + current_name;
    SmallFile file;
    const int error = read_small_file(path, file);
    if (error == ENOENT || error == ENOTDIR) return not_there(directory);
    if (error == EFBIG || error == EINVAL || error == ELOOP || error == ENXIO) // ENXIO: a socket
        return not_ours(directory, path);
    if (error != 0) return failure(error, path, "read the index");
    auto current = parse_current(file.text, path);
    if (!current && current.error().kind == ErrorKind::foreign) return not_ours(directory, path);
    return current;
}

Result<Done> write_current(const std::string& directory, const Current& current) {
    if (const int error = replace_file(directory, current_name, to_text(current), 0644, Durable::yes))
        return failure(error, directory + '/' + current_name, "publish the index");
    return Done{};
}

} // namespace rezdex::store
