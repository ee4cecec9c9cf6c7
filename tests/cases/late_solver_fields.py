# The other fields of a solve may not.
@late()
def name():
    return "a"

@late()
def version():
    return "1"

@late()
def variants():
    return []

@late()
def timestamp():
    return 1
