# What an @early function binds globally is lost, what it changes stays.
name = "case"
items = []
count = 0
@early()
def a():
    global count
    count = 5
    items.append(1)
    return count
@early()
def b():
    return [count, len(items)]
