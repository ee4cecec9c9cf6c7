# What is bound inside is gone outside, and old values are back.
name = "case"
version = "1.0"
x = 1
with scope("config"):
    x = 2
    y = 3
z = 4
