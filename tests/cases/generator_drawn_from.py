# Whatever iterates takes a generator's items: list, sorted, join, for, *, unpacking, in, zip.
name = "case"
version = "1"
def gen():
    yield 1
    yield 2
listed = list(gen())
in_order = sorted(gen(), reverse=True)
joined = ",".join(str(x) for x in gen())
starred = [*gen(), 0]
first, second = gen()
is_in = 2 in gen()
zipped = dict(zip("ab", gen()))
