import textwrap
name = "wrapped"
version = "1"
description = textwrap.dedent("""
    One
      two
    three
""").strip()
