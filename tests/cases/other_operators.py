# Other operators are declined or right.
name = "case"
version = "1.0"
x = 2 * 3
