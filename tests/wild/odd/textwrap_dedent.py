from textwrap import dedent
name = "dedented"
version = "1"
description = dedent("""\
    Title

      indented
    end""")
