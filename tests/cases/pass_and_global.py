# pass, and a global statement at module level, do nothing.
pass
global name
name = "case"
version = "1.0"
