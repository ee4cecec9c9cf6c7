// Promise: the text that rez's SourceCode keeps of a function (rez/utils/sourcecode.py:_init_from_func).
//
// rez takes the lines that inspect.getsourcelines() finds for the function, drops one line and one more for
// each decorator that left its mark, dedents the rest and moves comments that stand further left. All of this
// is by lines: what it does to a one-line `def` or to a signature over several lines is kept. Nothing, where
// the lines that inspect would find are not certain.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "eval/value.h"
#include "syntax/tree.h"

namespace rezdex::rez {

// `source` is the decoded text that the function's tree was made from.
[[nodiscard]] std::optional<std::string> source_text(std::string_view source, const eval::Function& function);

// Whether linecache, which inspect reads the file with, surely sees the text that compile() does. It looks
// for an encoding by tokenize.detect_encoding(): in lines that end with "\n" only, and in UTF-8.
[[nodiscard]] bool linecache_reads_alike(std::string_view bytes) noexcept;

// One step of it, for tests.
[[nodiscard]] std::string align_comments(std::string_view text);

} // namespace rezdex::rez
