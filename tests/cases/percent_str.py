# % with one str, a tuple, and names.
a = "v%s" % "1"
b = "%s-%s" % ("x", "y")
c = "%d%%" % 50
d = "%(name)s %(n)d" % {"name": "x", "n": 3}
e = "none %s" % None
f = "%s" % True
g = "%i" % -7
h = "%r" % "it's"
i = "plain" % ()
j = "%s" % ("only",)
