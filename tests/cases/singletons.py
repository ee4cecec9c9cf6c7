# None, True and False.
a = None
b = True
c = False
d = [None, True, False]
