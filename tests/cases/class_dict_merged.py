# How often keys are compared when a dict is put into another is CPython's own affair.
name = "case"


class K:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        return self is other


d = {K(): 1, K(): 2}
a = len({**d})
d = 1
