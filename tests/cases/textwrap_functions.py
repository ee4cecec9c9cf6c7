# textwrap: lines are filled word by word, hyphens and dashes may end one, long words are broken.
import textwrap

name = "case"
version = "1.0"
description = textwrap.fill("A tool that wraps well-known text -- and breaks loooooooooooooooong words.", 20)
lines = textwrap.wrap("one two three", width=8, initial_indent="* ", subsequent_indent="  ")
short = textwrap.shorten("Hello  world of\n packages", width=14)
indented = textwrap.indent("a\n\n  \nb", "> ")
