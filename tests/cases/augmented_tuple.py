# += on a tuple binds a new one.
a = b = (1,)
a += (2,)
