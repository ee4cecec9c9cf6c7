// Promise: list_generations() and roll_back() of rezdex/generations.h.
#include "rezdex/generations.h"

#include <algorithm>
#include <cerrno>
#include <functional>

#include <unistd.h>

#include "store/database.h"
#include "store/failure.h"
#include "store/file_header.h"
#include "store/folder.h"
#include "store/history.h"
#include "store/whole_file.h"

namespace rezdex {
namespace {

using store::Current;
using store::History;

std::string path_of(const std::string& directory, std::uint64_t generation) {
    return directory + '/' + store::generation_name(generation);
}

// Nothing: which one is current is lost, and what is known of the generations is there.
Result<std::optional<Current>> current_of(const std::string& directory) {
    const auto current = store::read_current(directory);
    if (current) return std::optional(*current);
    if (current.error().kind == ErrorKind::damaged) return std::optional<Current>();
    if (current.error().kind != ErrorKind::not_found) return current.error();
    const auto lost = store::was_index(directory);
    if (!lost) return lost.error();
    return *lost ? Result<std::optional<Current>>(std::nullopt) : current.error();
}

Error damaged_generation(const std::string& path, std::string_view what) {
    return {ErrorKind::damaged, path, 0, std::string("the generation is damaged: ").append(what)};
}

// By its size and its header; `noted`: what CURRENT or HISTORY say, where they do.
std::optional<Error> look_at(const std::string& path, const Current* noted, std::uint64_t& bytes) {
    const auto file = store::open_file(path, "open the generation");
    if (!file) return file.error();
    bytes = file->bytes();
    if (noted != nullptr && noted->bytes != bytes)
        return damaged_generation(path, "its file has another size than when it was published");
    if (const auto sound = store::check_file_header(file->descriptor.get(), bytes, path); !sound)
        return damaged_generation(path, sound.error().message);
    return std::nullopt;
}

GenerationInfo info_of(std::uint64_t number, const History& history) {
    GenerationInfo info;
    info.number = number;
    if (const store::PastGeneration* past = history.find(number)) {
        info.noted = true;
        info.after = past->after;
        info.built_ns = past->facts.built_ns;
        info.definitions = past->facts.definitions;
        info.rezdex_version = past->facts.rezdex_version;
    }
    return info;
}

// "2 and 1", for a message.
std::string kept_text(const std::vector<std::uint64_t>& numbers) {
    std::string text;
    for (const std::uint64_t number : numbers) text += (text.empty() ? "" : ", ") + std::to_string(number);
    return text.empty() ? "none is" : text + (numbers.size() == 1 ? " is" : " are");
}

// The first whose file is there; 0: none.
std::uint64_t before(const Current& current, const History& history, const std::vector<std::uint64_t>& kept) {
    for (const std::uint64_t number : history.before(current.generation))
        if (history.find(number) != nullptr && std::ranges::find(kept, number) != kept.end()) return number;
    return 0;
}

// Its whole file is as it was when it was published, and of a format that this build reads.
Result<Done> check_whole(const std::string& path, const Current& noted) {
    const auto file = store::open_file(path, "open the generation");
    if (!file) return file.error();
    if (file->bytes() != noted.bytes)
        return damaged_generation(path, "its file has another size than when it was published");
    const auto hash = store::hash_file(file->descriptor.get(), file->bytes());
    if (!hash) return store::failure(errno, path, "read the generation");
    if (*hash != noted.hash)
        return damaged_generation(path, "its content is not what it was when it was published");
    const auto generation = store::Generation::open(path);
    if (!generation) return generation.error();
    store::Cursor cursor(**generation);
    const auto facts = cursor.find(store::Table::meta, store::meta_key());
    const auto meta = facts ? store::decode_meta(facts->value) : std::nullopt;
    if (!meta) return damaged_generation(path, "its own facts cannot be read");
    if (meta->format != store::format_number)
        return Error{ErrorKind::format, path, 0,
                     "a generation of format " + std::to_string(meta->format) +
                         ", which this build of rezdex does not read; use the build that made it"};
    return Done{};
}

// The number to go back to, which is kept.
Result<std::uint64_t> chosen(const std::string& directory, const store::Database& database,
                             const History& history, std::uint64_t asked) {
    const auto kept = store::generations_in(directory);
    if (!kept) return kept.error();
    const auto hint = "; " + kept_text(*kept) + " kept (rezdex generations lists them)";
    if (asked != 0) {
        if (std::ranges::find(*kept, asked) != kept->end()) return asked;
        return Error{ErrorKind::not_found, path_of(directory, asked), 0,
                     "generation " + std::to_string(asked) + " is not kept" + hint};
    }
    if (!database.current())
        return Error{ErrorKind::damaged, directory, 0,
                     "which generation is current cannot be read: name one" + hint};
    if (const std::uint64_t number = before(*database.current(), history, *kept)) return number;
    return Error{ErrorKind::not_found, directory, 0,
                 "no generation that came before " + std::to_string(database.current()->generation) +
                     " is known" + hint};
}

} // namespace

Result<std::vector<GenerationInfo>> list_generations(std::string_view directory) {
    const std::string folder(directory);
    const auto known = current_of(folder);
    if (!known) return known.error();
    const std::optional<Current>& current = *known;
    const auto read = store::read_history(folder);
    if (!read && read.error().kind != ErrorKind::damaged) return read.error();
    History history = read ? *read : History();
    auto numbers = store::generations_in(folder);
    if (!numbers) return numbers.error();
    if (current && std::ranges::find(*numbers, current->generation) == numbers->end())
        numbers->insert(std::ranges::lower_bound(*numbers, current->generation, std::greater<>()),
                        current->generation);
    std::vector<GenerationInfo> list;
    for (const std::uint64_t number : *numbers) {
        GenerationInfo info = info_of(number, history);
        info.current = current && number == current->generation;
        const store::PastGeneration* past = history.find(number);
        const Current* noted = info.current ? &*current : past != nullptr ? &past->file : nullptr;
        info.damage = look_at(path_of(folder, number), noted, info.bytes);
        list.push_back(std::move(info));
    }
    return list;
}

Result<GenerationInfo> roll_back(std::string_view directory, std::uint64_t generation) {
    const std::string folder(directory);
    if (const auto there = current_of(folder); !there) return there.error(); // else open() makes a folder
    const auto database = store::Database::open(folder);
    if (!database) return database.error();
    const auto history = store::read_history(folder);
    if (!history) return history.error();
    const auto number = chosen(folder, *database, *history, generation);
    if (!number) return number.error();
    const std::string path = path_of(folder, *number);
    const store::PastGeneration* past = history->find(*number);
    if (past == nullptr)
        return Error{ErrorKind::not_found, path, 0,
                     "nothing is noted of this generation, so that nobody can say whether it is whole; "
                     "run `rezdex index --full` instead"};
    if (const auto whole = check_whole(path, past->file); !whole) return whole.error();
    if (const auto written = store::write_current(folder, past->file); !written) return written.error();
    GenerationInfo info = info_of(*number, *history);
    info.current = true;
    info.bytes = past->file.bytes;
    return info;
}

} // namespace rezdex
