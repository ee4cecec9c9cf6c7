# A list of what rez injects holds live objects.
name = "case"
version = "1.0"
x = [late]
y = {"a": late, "b": [include]}
