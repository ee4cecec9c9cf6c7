# An @early function that uses one.
name = "case"
version = "1"
@early()
def requires():
    def names():
        yield "python-3"
        yield "maya"
    return list(names())
