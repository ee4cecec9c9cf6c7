# exec() adds __builtins__.
name = "case"
a = len(globals())
b = list(globals())
