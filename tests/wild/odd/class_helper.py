name = "with_class"
version = "1"
class _Matrix(object):
    def __init__(self, rows):
        self.rows = rows
    def variants(self):
        return [list(r) for r in self.rows]
variants = _Matrix([("python-3.7",), ("python-3.9",)]).variants()
