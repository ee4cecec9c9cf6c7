# else, finally and what they do to a return.
name = "case"
log = []
def f(fail):
    try:
        log.append("try")
        if fail:
            raise KeyError("k")
        return "returned"
    except KeyError:
        log.append("except")
    else:
        log.append("else")
    finally:
        log.append("finally")
    return "end"
a = f(True)
b = f(False)
def g():
    for i in range(3):
        try:
            continue
        finally:
            log.append(i)
    return "g"
c = g()
def h():
    try:
        raise ValueError
    finally:
        return "swallowed"
d = h()
