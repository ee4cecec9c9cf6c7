# %r of text with quotes and backslashes.
a = "%r" % "x"
b = "%r" % 'say "hi"'
c = "%r" % 'both \' and "'
d = "%r" % "back\\slash"
e = "%r" % 5
