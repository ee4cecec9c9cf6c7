// Promise: see eval/namespaces.h.
#include "eval/namespaces.h"

#include <algorithm>
#include <vector>

#include "eval/class.h"
#include "eval/exception.h"
#include "eval/interpreter.h"
#include "eval/native.h"

namespace rezdex::eval {
namespace {

// A function whose own names are all that it can list, and in a known order: none that a function around it
// may have bound.
bool lists_its_own(const Frame& frame) noexcept {
    return frame.kind == Frame::Kind::function && frame.enclosing == nullptr && !frame.listed &&
           frame.bindings->listed.size() == frame.bindings->local.size();
}

} // namespace

Object* globals(const Arguments& arguments, Run& run) {
    return takes(arguments, 0, 0, run) ? run.interpreter->frame().globals : nullptr;
}

Object* locals(const Arguments& arguments, Run& run) {
    if (!takes(arguments, 0, 0, run)) return nullptr;
    Frame& frame = run.interpreter->frame();
    if (frame.kind == Frame::Kind::module) return frame.globals;
    if (!lists_its_own(frame)) return run.decline(Reason::unsupported_call, "locals");
    frame.listed = true;
    auto* made = run.arena.make<Dict>(run.arena);
    for (const std::string_view name : frame.bindings->listed) {
        const Dict::Entry* entry = frame.variables->find(name);
        if (!run.step() || (entry != nullptr && made->bind(name, *entry->value, run) == nullptr))
            return nullptr;
    }
    return made;
}

// Of an instance the very dict that holds its attributes.
Object* vars(const Arguments& arguments, Run& run) {
    if (arguments.positional.empty()) return locals(arguments, run);
    if (!takes(arguments, 1, 1, run)) return nullptr;
    Object& object = *arguments.positional[0];
    if (class_of(object) == nullptr) return run.decline(Reason::unsupported_call, "vars");
    Object* own = get_attribute_of(object, "__dict__", run);
    if (own != nullptr || !recover_from("AttributeError", run)) return own;
    return run.raise("TypeError: vars() argument must have __dict__ attribute");
}

Object* dir(const Arguments& arguments, Run& run) {
    const Frame& frame = run.interpreter->frame();
    const bool module = frame.kind == Frame::Kind::module;
    if (!arguments.positional.empty() || (!module && !lists_its_own(frame)))
        return run.decline(Reason::unsupported_call, "dir");
    if (!takes(arguments, 0, 0, run)) return nullptr;
    const Dict& variables = module ? *frame.globals : *frame.variables;
    if (!run.step(variables.size()) || !run.room(variables.size() * sizeof(Object*))) return nullptr;
    std::vector<Object*> names;
    for (const Dict::Entry& entry : variables.entries()) {
        if (entry.key->type != Type::string) return run.decline(Reason::unsupported_call, "dir");
        names.push_back(entry.key);
    }
    // As UTF-8 is ordered, so are code points.
    std::ranges::sort(names, {}, [](const Object* name) { return text_of(*name); });
    return make_sequence(run.arena, Type::list, names);
}

} // namespace rezdex::eval
