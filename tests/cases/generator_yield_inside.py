# A yield anywhere in an expression: what stands before it is evaluated once, before it.
name = "case"
version = "1"
log = []
def note(x):
    log.append(x)
    return x
def gen():
    pair = [note(1), (yield note(2)), note(3), (yield note(4))]
    yield str((yield note(5))) + repr(pair)
it = gen()
out = [next(it)]
for sent in "abcd":
    try:
        out.append(it.send(sent))
    except StopIteration:
        break
del it
