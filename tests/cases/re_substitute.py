# Replacements: templates with groups by number and name, escapes that stay, functions, counts, subn.
import re

name = re.sub(r"[^a-z0-9]+", "_", "My Package (2023)".lower()).strip("_")
version = re.sub(r"^v", "", "v1.2.3")
swapped = re.sub(r"(\w+)-(\w+)", r"\2-\1", "left-right up-down")
named = re.sub(r"(?P<first>\d)(?P<second>x)?", r"<\g<first>\g<second>\g<0>>", "1x2")
escapes = re.sub("a", r"\.\n\\", "bab")
called = re.sub(r"\d+", lambda m: str(int(m.group()) + 1), "1.9.99")
nothing = re.sub("b", lambda m: None, "abc")
once = re.sub("a", "-", "aaa", count=1)
counted = re.subn("x*", "-", "abxd")
