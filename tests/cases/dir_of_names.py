# Sorted; at module level what rez put there, too.
name = "case"
version = "1"
def f(b, a):
    c = b
    return dir()
out = f(1, 2)
names = [n for n in dir() if not n.startswith("_")]
