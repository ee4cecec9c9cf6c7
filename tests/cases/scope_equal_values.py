# A value equal to the old one is not recorded: True == 1.
name = "case"
version = "1.0"
x = 1
y = "a"
with scope("config"):
    x = True
    y = "a"
    z = 1.0
