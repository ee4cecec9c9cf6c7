# string.Template: names in braces and without, $$, keywords before a mapping, what is missing.
import string

name = "case"
version = "1.0"
_t = string.Template("$name-${version}_x costs $$5 $1 $missing")
safe = _t.safe_substitute({"name": "foo", "version": 1.5}, name="bar")
plain = string.Template("${a}b$a").substitute(a=[1])
try:
    missing = string.Template("$nope").substitute()
except KeyError:
    missing = "KeyError"
try:
    wrong = string.Template("50$ off").substitute()
except ValueError:
    wrong = "ValueError"
words = [string.capwords("hello  wORLD "), string.capwords("a-b", "-")]
