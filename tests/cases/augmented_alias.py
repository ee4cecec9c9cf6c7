# += on a list changes it for all its names, on a tuple not.
name = "case"
a = b = [1]
a += (2,)
c = d = (1,)
c += (2,)
