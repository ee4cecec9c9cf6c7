# A class made from OSError keeps two of its arguments.
name = "case"


class E(OSError):
    pass


try:
    raise E(1, 2, 3)
except E as e:
    a = e.args
