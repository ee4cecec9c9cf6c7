# The text of a plain object holds its address: declined, where it is asked for.
name = "case"
class A: pass
a = "A object" in repr(A())
