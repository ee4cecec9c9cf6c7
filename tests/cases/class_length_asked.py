# list() asks __len__ before it walks, and minds what it raises unless that is a TypeError.
name = "case"
log = []
class A:
    def __init__(self, error):
        self.error = error
    def __iter__(self):
        log.append("iter")
        return iter([1, 2])
    def __len__(self):
        log.append("len")
        if self.error:
            raise self.error
        return 2
a = list(A(None)), tuple(A(TypeError)), [*A(None)], set(A(None)) == {1, 2}
try:
    list(A(ValueError))
except ValueError:
    log.append("value")
