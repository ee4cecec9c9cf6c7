# An input that is reached by another way than its name.
@early()
def x():
    return globals()['building']
