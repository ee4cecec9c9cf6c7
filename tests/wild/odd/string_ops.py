name = "abc_" + "tool".upper().lower()
version = "v1.2.3".lstrip("v").replace(".", "_")
requires = [r.strip() for r in "python-3, maya-2022 ,numpy".split(",") if r]
description = """A tool.

%s""" % ", ".join(requires)
help = [["Docs", "https://example.com/%s/%s" % (name, version)]]
