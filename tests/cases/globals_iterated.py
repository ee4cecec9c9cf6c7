# The order of globals(), with what rez injects.
name = "case"
a = [k for k in globals() if not k.startswith("__")]
