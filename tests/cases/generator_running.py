# It can't go on while it runs.
name = "case"
version = "1"
def gen():
    yield list(me)
me = gen()
try:
    next(me)
except ValueError as e:
    text = str(e)
del me
