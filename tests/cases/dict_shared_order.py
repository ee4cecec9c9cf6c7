# The list comes first, and still sees the trimmed dict.
name = "case"
version = "1.0"
l = []
d = {"__gone": 1, "kept": 2}
l += [d]
