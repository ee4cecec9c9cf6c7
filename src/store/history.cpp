// Promise: see history.h.
#include "store/history.h"

#include <algorithm>
#include <cerrno>

#include <unistd.h>

#include "base/hash.h"
#include "store/failure.h"
#include "store/hex.h"
#include "store/local_only.h"
#include "store/meta.h"
#include "store/small_file.h"
#include "store/small_text.h"

namespace rezdex::store {
namespace {

constexpr std::string_view format_name = "rezdex-history ", first_line = "rezdex-history 1\n";
constexpr std::size_t version_size = 40; // bytes

bool is_absent(int error) noexcept { return error == ENOENT || error == ENOTDIR; }

// Of what lies there and is not a small file: we did not write it.
bool is_strange(int error) noexcept { return error == EFBIG || error == EINVAL || error == ELOOP; }

// A version is a word to us, whatever it was made of.
std::string word(std::string_view text) {
    std::string made(text.substr(0, version_size));
    std::ranges::replace_if(made, [](unsigned char c) { return c <= 0x20 || c >= 0x7f; }, '?');
    return made.empty() ? "?" : made;
}

std::string line_of(const PastGeneration& generation) {
    return to_line(generation.file) + " after " + std::to_string(generation.after) + " built_ns " +
           std::to_string(std::max<std::int64_t>(generation.facts.built_ns, 0)) + " definitions " +
           std::to_string(generation.facts.definitions) + " rezdex " + word(generation.facts.rezdex_version);
}

std::optional<std::uint64_t> take_number(std::string_view& text, std::string_view name) {
    if (take_until(text, ' ') != name) return std::nullopt;
    const auto digits = take_until(text, ' ');
    return digits ? parse_number(*digits) : std::nullopt;
}

std::optional<PastGeneration> parse_line(std::string_view line) {
    const std::size_t behind_file = line.find(" after ");
    if (behind_file == std::string_view::npos) return std::nullopt;
    const auto file = parse_file_line(line.substr(0, behind_file));
    line.remove_prefix(behind_file + 1);
    const auto after = take_number(line, "after"), built = take_number(line, "built_ns"),
               definitions = take_number(line, "definitions");
    if (!file || !after || !built || !definitions || take_until(line, ' ') != "rezdex") return std::nullopt;
    return PastGeneration{
        *file, *after, {static_cast<std::int64_t>(*built), *definitions, std::string(line)}};
}

GenerationFacts facts_in(const std::string& directory, const std::string& path) {
    if (!require_local(directory)) return {}; // LMDB maps it
    const auto generation = Generation::open(path);
    if (!generation) return {};
    Cursor cursor(**generation);
    const auto entry = cursor.find(Table::meta, meta_key());
    const auto meta = entry ? decode_meta(entry->value) : std::nullopt;
    if (!meta) return {};
    GenerationFacts facts{meta->built_ns, 0, meta->rezdex_version};
    for (const RepositoryFacts& repository : meta->repositories) facts.definitions += repository.definitions;
    return facts;
}

} // namespace

const PastGeneration* History::find(std::uint64_t generation) const noexcept {
    const auto found = std::ranges::find(generations, generation,
                                         [](const PastGeneration& past) { return past.file.generation; });
    return found == generations.end() ? nullptr : &*found;
}

std::vector<std::uint64_t> History::before(std::uint64_t generation) const {
    std::vector<std::uint64_t> numbers;
    for (const PastGeneration* at = find(generation);
         at != nullptr && at->after != 0 && at->after < at->file.generation;
         at = find(at->after)) // downwards: it ends
        numbers.push_back(at->after);
    return numbers;
}

bool History::ties(std::uint64_t generation) const noexcept {
    return std::ranges::any_of(generations, [generation](const PastGeneration& past) {
        return past.after != 0 && (past.after == generation || past.file.generation == generation);
    });
}

void History::add(const PastGeneration& generation) {
    const std::uint64_t number = generation.file.generation;
    last = std::max(last, number);
    const auto place = std::ranges::find_if(
        generations, [&](const PastGeneration& past) { return past.file.generation <= number; });
    if (place != generations.end() && place->file.generation == number)
        *place = generation;
    else
        generations.insert(place, generation);
}

std::string to_text(const History& history) {
    std::string text(first_line);
    text.append("last ").append(std::to_string(history.last)).append("\n");
    for (std::size_t i = 0; i < std::min(history.generations.size(), history_lines); ++i)
        text.append(line_of(history.generations[i])).append("\n");
    const std::string hash = to_hex(base::hash64(text)); // of all before this line
    text.append("end ").append(hash).append("\n");
    return text;
}

std::optional<History> parse_history(std::string_view text) {
    const std::string_view whole = text;
    if (!text.starts_with(first_line)) return std::nullopt;
    text.remove_prefix(first_line.size());
    History history;
    const auto last = take_until(text, '\n');
    const auto number = last && last->starts_with("last ") ? parse_number(last->substr(5)) : std::nullopt;
    if (!number) return std::nullopt;
    for (;;) {
        const std::string_view before = whole.substr(0, whole.size() - text.size());
        const auto line = take_until(text, '\n');
        if (!line) return std::nullopt;
        if (line->starts_with("end ")) {
            if (!text.empty() || line->substr(4) != to_hex(base::hash64(before))) return std::nullopt;
            history.last = std::max(history.last, *number);
            return history;
        }
        const auto generation = parse_line(*line);
        if (!generation) return std::nullopt;
        history.add(*generation);
    }
}

bool is_history(std::string_view text) noexcept { return text.starts_with(format_name); }

Result<bool> has_history(const std::string& directory) {
    const std::string path = directory + '/' + history_name;
    SmallFile file;
    const int error = read_small_file(path, file, history_bytes);
    if (error != 0 && !is_absent(error) && !is_strange(error))
        return failure(error, path, "read what came before");
    return error == 0 && is_history(file.text);
}

Result<History> read_history(const std::string& directory) {
    const std::string path = directory + '/' + history_name;
    SmallFile file;
    const int error = read_small_file(path, file, history_bytes);
    if (is_absent(error)) return History();
    if (error != 0 && !is_strange(error)) return failure(error, path, "read what came before");
    const auto history = error == 0 ? parse_history(file.text) : std::nullopt;
    if (!history)
        return Error{ErrorKind::damaged, path, 0,
                     "the list of older generations is damaged; the next `rezdex index` that finds changes "
                     "begins a new one"};
    return *history;
}

Result<Done> write_history(const std::string& directory, const History& history) {
    if (const int error = replace_file(directory, history_name, to_text(history), 0644, Durable::yes))
        return failure(error, directory + '/' + history_name, "note the generation");
    return Done{};
}

Result<Done> note_generation(const std::string& directory, const Current& next,
                             const std::optional<Current>& current) {
    const auto path_of = [&](std::uint64_t generation) {
        return directory + '/' + generation_name(generation);
    };
    const auto before = read_history(directory);
    if (!before && before.error().kind != ErrorKind::damaged) return before.error();
    History history = before ? *before : History(); // one that is damaged begins anew
    if (current && history.find(current->generation) == nullptr) history.add({*current, 0, {}});
    std::erase_if(history.generations, [&](const PastGeneration& past) {
        return ::access(path_of(past.file.generation).c_str(), F_OK) != 0;
    });
    history.add({next, current ? current->generation : 0, facts_in(directory, path_of(next.generation))});
    return write_history(directory, history);
}

} // namespace rezdex::store
