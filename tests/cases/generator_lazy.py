# What stands before a yield runs when an item is asked for, not before.
name = "case"
version = "1"
log = []
def gen():
    log.append("start")
    yield 1
    log.append("end")
it = gen()
log.append("made")
value = next(it)
log.append("got")
last = next(it, "none")
del it
