# Attribute target: declined or right.
name = "case"
version = "1.0"
x = [1]
x.a = 1
