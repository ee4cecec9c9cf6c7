# CPython closes a generator that nobody holds: its finally runs at a moment not followed here.
name = "case"
version = "1"
log = []
def gen():
    try:
        yield 1
    finally:
        log.append("closed")
for value in gen():
    break
if not log:
    raise ValueError("rez never gets here")
