# Classes, instances and methods.
name = "case"
class Version(object):
    parts = []
    def __init__(self, *parts):
        self.parts = list(parts)
    def text(self, sep="."):
        return sep.join(str(p) for p in self.parts)
v = Version(1, 2)
a = v.text()
b = Version(3).text("-")
c = Version.parts
d = Version.text(v, "_")
