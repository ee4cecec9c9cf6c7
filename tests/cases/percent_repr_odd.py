# %r of text that is not printable ASCII.
a = "%r" % "é\n"
