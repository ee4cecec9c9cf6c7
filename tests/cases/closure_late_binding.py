# Closures see a loop variable's last value.
name = "case"
fs = [lambda: i for i in range(3)]
a = [f() for f in fs]
gs = [lambda i=i: i for i in range(3)]
b = [g() for g in gs]
