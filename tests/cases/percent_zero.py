# Modulo by zero raises.
name = "case"
version = "1.0"
x = 1 % 0
