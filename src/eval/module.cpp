// Promise: see eval/module.h.
#include "eval/module.h"

#include <algorithm>
#include <array>
#include <string>

#include "eval/interpreter.h"

namespace rezdex::eval {
namespace {

bool holds_word(std::string_view words, std::string_view word) noexcept {
    for (std::size_t at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) return true;
    }
    return false;
}

// Packages that have loaded these modules themselves, so that they are attributes.
constexpr std::array<std::string_view, 4> packages_with_modules{"collections", "os", "rez", "rez.utils"};

} // namespace

Module* find_module(std::string_view name) noexcept {
    const std::span<Module> all = modules();
    const auto at = std::ranges::lower_bound(all, name, {}, &Module::name);
    return at != all.end() && at->name == name ? &*at : nullptr;
}

Object* module_attribute(const Module& module, std::string_view name, Run& run) {
    if (run.interpreter != nullptr) {
        if (Object* known = run.interpreter->known_member(module.name, name)) return known;
    }
    if (module.members != nullptr) {
        // Nothing ever writes to a Builtin.
        if (const Builtin* found = find(module.members(), name)) return const_cast<Builtin*>(found);
    }
    if (module.value != nullptr) {
        Object* value = module.value(name, run);
        if (value != nullptr || run.failed()) return value;
    }
    if (!name.empty() && holds_word(module.python_functions, name))
        return run.arena.make<Live>(Object{Type::live}, Injected::python_function);
    if (!name.empty() && holds_word(module.objects, name))
        return run.arena.make<Live>(Object{Type::live}, Injected::none);
    if (std::ranges::find(packages_with_modules, module.name) != packages_with_modules.end()) {
        std::string full(module.name);
        if (Module* found = find_module(full.append(1, '.').append(name))) return found;
    }
    return run.decline(Reason::unsupported_import,
                       run.arena.copy(std::string(module.name).append(1, '.').append(name)));
}

} // namespace rezdex::eval
