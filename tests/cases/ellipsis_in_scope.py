# Ellipsis is one object: bound again it has not changed.
name = "case"
version = "1.0"
x = ...
with scope("config"):
    x = ...
    y = 1
