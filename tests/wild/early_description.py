name = "docs"
version = "0.1"
@early()
def description():
    return "Docs of {} {}".format(this.name, this.version)
@early()
def authors():
    return ["a", "b"] + ["c"] * 2
def commands():
    pass
