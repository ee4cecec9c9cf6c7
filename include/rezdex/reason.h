// Promise: the closed list of reasons why a definition has no value, each with a stable name.
//
// A reason is part of the file format (its number) and of the command line's output (its name): append new
// ones at the end, never renumber or rename.
#pragma once

#include <cstdint>
#include <string_view>

namespace rezdex {

// X(identifier, "stable-name", "what a person should know")
#define REZDEX_REASONS(X)                                                                                    \
    X(none, "none", "there is nothing to explain")                                                           \
    /* CPython or rez refuses the definition (verdict invalid) */                                            \
    X(syntax_error, "syntax-error", "CPython refuses to compile the definition")                             \
    X(bad_encoding, "bad-encoding", "the bytes are not text in the encoding that the definition declares")   \
    X(raises, "raises", "executing the definition raises an exception")                                      \
    /* Python is needed (verdict dynamic) */                                                                 \
    X(version_dependent_syntax, "version-dependent-syntax", "Pythons 3.9 to 3.13 disagree on this syntax")   \
    X(unsupported_statement, "unsupported-statement", "a statement that is not evaluated statically")        \
    X(unsupported_expression, "unsupported-expression", "an expression that is not evaluated statically")    \
    X(unsupported_import, "unsupported-import", "an import whose effect is not known")                       \
    X(unsupported_call, "unsupported-call", "a call that is not evaluated statically")                       \
    X(undefined_name, "undefined-name", "a name whose value is not known here")                              \
    X(early_function, "early-function", "an @early function runs when the package is loaded")                \
    X(include_function, "include-function", "an @include function reads other files")                        \
    X(hash_order, "hash-order", "the value depends on the order of a set")                                   \
    X(site_name, "site-name", "the name is there only where Python's site module was loaded")                \
    X(live_object, "live-object", "the attribute would be a live Python object")                             \
    X(source_text, "source-text", "the exact text of a function's source is not known")                      \
    X(may_raise, "may-raise", "an operation whose outcome is not known may raise")                           \
    X(limit_size, "limit-size", "the definition is larger than the limit")                                   \
    X(limit_nesting, "limit-nesting", "the definition is nested more deeply than the limit")                 \
    X(limit_steps, "limit-steps", "evaluating the definition takes more steps than the limit")               \
    X(limit_memory, "limit-memory", "evaluating the definition takes more memory than the limit")            \
    X(unsupported_format, "unsupported-format", "a kind of definition file that is not read yet")            \
    X(old_release_file, "old-release-file", "an old release file would be merged into the definition")       \
    /* the file or its entry (statuses missing, unreadable, stale, dynamic) */                               \
    X(not_found, "not-found", "there is no such file")                                                       \
    X(permission, "permission", "this user may not read the file")                                           \
    X(not_a_file, "not-a-file", "the path is not a regular file")                                            \
    X(io_error, "io-error", "the operating system failed to read the file")                                  \
    X(unstable, "unstable", "the file kept changing while it was read")                                      \
    X(changed, "changed", "the file is not the one that was indexed")                                        \
    X(not_indexed, "not-indexed", "the index has no entry for the path")                                     \
    X(outside_roots, "outside-roots", "the path lies in no repository of the index")                         \
    X(not_normal, "not-normal", "the path is relative or holds '..'")                                        \
    X(racy, "racy", "the file was indexed too soon after its last change to trust its time stamp")           \
    X(damaged, "damaged", "the entry in the index is damaged")                                               \
    X(older_evaluator, "older-evaluator", "the entry was made by an older evaluator")                        \
    X(private_entry, "private", "not every user may read the file, and the index was built for all")         \
    X(inputs_differ, "inputs-differ", "an input has another value than when the entry was made")             \
    X(unsupported_encoding, "unsupported-encoding", "an encoding that is not read statically")               \
    X(unchecked_request, "unchecked-request", "a request whose acceptance by rez is not decided statically") \
    X(unsupported_yaml, "unsupported-yaml", "YAML that is not read statically")                              \
    X(locale_encoding, "locale-encoding", "what the bytes beyond ASCII stand for depends on the locale")     \
    X(input_not_supplied, "input-not-supplied",                                                              \
      "the definition reads an input that the caller does not supply")                                       \
    X(bad_version, "bad-version", "rez may refuse the name of the package's directory as a version")         \
    X(private_input, "private-input",                                                                        \
      "the definition reads an input that was not to leave the host where the index was made")

enum class Reason : std::uint16_t {
#define REZDEX_REASON_ENUM(identifier, name, text) identifier,
    REZDEX_REASONS(REZDEX_REASON_ENUM)
#undef REZDEX_REASON_ENUM
};

// "syntax-error" …; never empty.
[[nodiscard]] std::string_view to_string(Reason reason) noexcept;

// One sentence for a person.
[[nodiscard]] std::string_view describe(Reason reason) noexcept;

} // namespace rezdex
