# What it is mostly used for.
name = "case"
version = "1"
def f():
    name = "maya"
    version = "2023.1"
    return "%(name)s-%(version)s" % locals()
requires = [f()]
