# Ellipsis bound to itself is a builtin, which rez drops.
name = "case"
version = "1.0"
Ellipsis = ...
