# An exception in __exit__ takes the place of the one that it was told.
name = "case"
class M:
    def __enter__(self):
        return self
    def __exit__(self, kind, value, tb):
        if kind is ValueError:
            raise KeyError("k") from value
        if isinstance(value, KeyError):
            self.args = value.args
            return 1
try:
    with M():
        raise ValueError
except KeyError as e:
    a = e.args
with M() as m:
    raise KeyError("z")
b = m.args
del m
