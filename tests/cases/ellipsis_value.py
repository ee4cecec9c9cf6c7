# Ellipsis is a live object: its attribute is unknown.
name = "case"
version = "1.0"
x = ...
