# KeyError's text is that of its argument's repr(), wherever it stands among the bases.
name = "case"


class E(ValueError, KeyError):
    pass


a = str(E("a")), str(E()), str(E(1, 2))
