# One that stays is a live object.
name = "case"
version = "1"
from functools import partial as make_partial
extra = make_partial(int, base=2)
