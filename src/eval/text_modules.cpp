// Promise: see eval/module.h: string and textwrap.
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "eval/dedent.h"
#include "eval/module.h"
#include "eval/native.h"
#include "eval/text_wrap.h"

namespace rezdex::eval {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> string_constants{
    {{"ascii_letters", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"},
     {"ascii_lowercase", "abcdefghijklmnopqrstuvwxyz"},
     {"ascii_uppercase", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
     {"digits", "0123456789"},
     {"hexdigits", "0123456789abcdefABCDEF"},
     {"octdigits", "01234567"},
     {"printable", "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                   "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n\r\v\f"},
     {"punctuation", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"},
     {"whitespace", " \t\n\r\v\f"}}};

Object* dedent(const Arguments& arguments, Run& run) {
    if (!takes_unnamed(arguments, 1, 1, run)) return nullptr;
    if (arguments.positional[0]->type != Type::string)
        return run.decline(Reason::unsupported_call, "textwrap.dedent of what is no str");
    const std::string_view text = text_of(*arguments.positional[0]);
    if (!run.step(text.size() / 8) || !run.room(text.size())) return nullptr;
    return make_text(run.arena, Type::string, run.arena.copy(std::string_view(eval::dedent(text))));
}

constexpr std::array<Builtin, 5> textwrap_table{{{"dedent", Builtin::Kind::python_function, dedent},
                                                 {"fill", Builtin::Kind::python_function, fill_text},
                                                 {"indent", Builtin::Kind::python_function, indent_text},
                                                 {"shorten", Builtin::Kind::python_function, shorten_text},
                                                 {"wrap", Builtin::Kind::python_function, wrap_text}}};

} // namespace

Object* string_value(std::string_view name, Run& run) {
    const auto* const at =
        std::ranges::find(string_constants, name, [](const auto& pair) { return pair.first; });
    return at == string_constants.end() ? nullptr : make_text(run.arena, Type::string, at->second);
}

Builtins textwrap_functions() noexcept { return textwrap_table; }

} // namespace rezdex::eval
