// Promise: see folder.h.
#include "store/folder.h"

#include <algorithm>
#include <filesystem>
#include <functional>

#include "store/current.h"
#include "store/failure.h"
#include "store/history.h"
#include "store/writer_lock.h"

namespace rezdex::store {

bool is_temporary(std::string_view name) {
    return name.ends_with(".tmp") &&
           (name.starts_with("generation-") || name.starts_with("CURRENT.") || name.starts_with("HISTORY."));
}

bool is_name_of_index(std::string_view name) {
    return name == current_name || name == history_name || name == lock_name || is_temporary(name) ||
           generation_of(name).has_value();
}

Result<std::vector<std::string>> names_in(const std::string& directory) {
    std::vector<std::string> names;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(directory, error), end; !error && entry != end;
         entry.increment(error))
        names.push_back(entry->path().filename().string());
    if (error) return failure(error.value(), directory, "list the index");
    return names;
}

Result<std::vector<std::uint64_t>> generations_in(const std::string& directory) {
    const auto names = names_in(directory);
    if (!names) return names.error();
    std::vector<std::uint64_t> numbers;
    for (const std::string& name : *names)
        if (const auto number = generation_of(name)) numbers.push_back(*number);
    std::ranges::sort(numbers, std::greater<>());
    return numbers;
}

Result<bool> was_index(const std::string& directory) {
    auto history = has_history(directory);
    if (!history || *history) return history;
    const auto names = names_in(directory);
    if (!names && names.error().kind != ErrorKind::not_found) return names.error();
    return names && std::ranges::all_of(*names, is_name_of_index) &&
           std::ranges::any_of(*names,
                               [](const std::string& name) { return generation_of(name).has_value(); });
}

} // namespace rezdex::store
