# As getattr, hasattr and except see it.
name = "case"
version = "1"
def f():
    pass
f.calls = 1
f.calls += 1
out = [f.calls, hasattr(f, "other"), getattr(f, "other", "none")]
try:
    f.other
except AttributeError:
    caught = True
