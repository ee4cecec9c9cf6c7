# PEP 479: StopIteration inside of a generator becomes RuntimeError.
name = "case"
version = "1"
def gen():
    yield next(iter([]))
try:
    list(gen())
except RuntimeError as e:
    text = str(e)
