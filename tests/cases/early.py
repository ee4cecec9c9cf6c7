# An early function runs at load.
name = "case"
version = "1.0"
@early()
def requires():
    return ["a"]
