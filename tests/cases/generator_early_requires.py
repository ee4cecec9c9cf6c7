# An @early function of which nothing can be solved.
name = "case"
version = "1"
@early()
def requires():
    yield "python"
