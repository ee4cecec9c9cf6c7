# What an @early function that yields gives is a generator, a live object.
name = "case"
version = "1"
@early()
def extra():
    yield 1
