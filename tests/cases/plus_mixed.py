# str + int raises.
name = "case"
version = "1.0"
x = "a" + 1
