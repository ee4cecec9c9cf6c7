# Where super stands, even unused, __class__ is one of the names: declined.
name = "case"
version = "1"
class Box:
    def names(self):
        if not self:
            super()
        return sorted(locals())
    def listed(self):
        if not self:
            super()
        return dir()
out = [Box().names(), Box().listed()]
del Box
