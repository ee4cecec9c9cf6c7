# Bases that have no consistent order: rez raises.
name = "case"
class A: pass
class B(A): pass
class C(A, B): pass
