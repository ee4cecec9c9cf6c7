// Promise: see eval/call.h; eval::call() itself belongs to the interpreter.
#include "eval/call.h"

#include <algorithm>
#include <string>

namespace rezdex::eval {
namespace {

bool refuse(const Parameters& parameters, std::string_view why, Run& run) {
    const std::string message = std::string("TypeError: ").append(parameters.function).append(why);
    if (run.room(message.size())) run.raise(run.arena.copy(std::string_view(message)));
    return false;
}

bool bind_keyword(const Parameters& parameters, const Keyword& keyword, std::span<Object*> slots, Run& run) {
    const auto name = std::ranges::find(parameters.names, keyword.name);
    const auto at = static_cast<std::size_t>(name - parameters.names.begin());
    if (at >= parameters.names.size() || at < parameters.positional_only)
        return refuse(parameters, "() got an unexpected keyword argument", run);
    if (slots[at] != nullptr) return refuse(parameters, "() got multiple values for an argument", run);
    slots[at] = keyword.value;
    return true;
}

} // namespace

bool bind_arguments(const Parameters& parameters, const Arguments& arguments, std::span<Object*> slots,
                    Run& run) {
    const std::size_t most = std::min<std::size_t>(parameters.positional, parameters.names.size());
    if (arguments.positional.size() > most)
        return refuse(parameters, "() takes fewer positional arguments", run);
    std::ranges::fill(slots, nullptr);
    std::ranges::copy(arguments.positional, slots.begin());
    for (const Keyword& keyword : arguments.keywords) {
        if (!bind_keyword(parameters, keyword, slots, run)) return false;
    }
    for (std::size_t i = 0; i < parameters.required; ++i) {
        if (slots[i] == nullptr) return refuse(parameters, "() misses a required argument", run);
    }
    return true;
}

} // namespace rezdex::eval
