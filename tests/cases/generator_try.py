# The try statements around a yield see what is thrown in, and finally runs at each way out.
name = "case"
version = "1"
log = []
def gen():
    for i in range(4):
        try:
            if i == 1:
                continue
            got = yield i
            if got:
                break
        except ValueError as e:
            log.append(str(e))
            yield "caught"
        else:
            log.append("else")
        finally:
            log.append(("finally", i))
            yield "finally"
    else:
        log.append("exhausted")
it = gen()
out = [next(it), it.throw(ValueError("x"))]
out += list(it)
it = gen()
out += [next(it), it.send("stop")]
out += list(it)
del it
