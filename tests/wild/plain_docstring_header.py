"""Package of the studio's farm submitter.

Maintained by the render team.
"""
name = "farm_submit"
version = "2.11.3"
authors = ["render@studio.example"]
description = """
Submits jobs to the farm.

See the handbook, chapter 4.
"""
requires = [
    "python-3.7+<3.11",   # f-strings
    "deadline_api-10",    # the farm's own
    # "opencue",          not yet
]
tools = ["fsubmit", "fwatch"]
build_command = "python {root}/build.py {install}"
help = "https://wiki.studio.example/farm"

def commands():
    env.PATH.append("{this.root}/bin")
    env.PYTHONPATH.append("{this.root}/python")
