# __len__ that gives what is no length.
name = "case"
def say(v):
    class A:
        def __len__(self):
            return v
    try:
        return len(A())
    except (TypeError, ValueError) as e:
        return type(e).__name__
a = [say(v) for v in (3, True, -1, "x", 1.0, None)]
