# Empty matches: right behind another match they count, at the same place only once.
import re

name = "case"
version = "1.0"
split = re.split(r"x*", "axbc")
split_groups = re.split(r"([.-])|(_)", "1.2-3_4")
found = re.findall(r"\b|\d+", "12 a")
pairs = re.findall(r"(a)|(b)", "ab")
spans = [m.span() for m in re.finditer(r"a*?", "aa")]
replaced = re.sub(r"$", "!", "a\n")
