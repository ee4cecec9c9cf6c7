# An @early function under two names runs for each.
calls = []
@early()
def a():
    calls.append(1)
    return len(calls)
b = a
