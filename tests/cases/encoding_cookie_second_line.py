# A cookie on the second line.
# vim: set fileencoding=latin-1 :
name = "é"
def commands():
    env.A = "é"
