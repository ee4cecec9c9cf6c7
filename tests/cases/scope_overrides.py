# Scope data replaces a field of its name, wherever it stands.
name = "case"
version = "1.0"
config = {"a": 1}
later = 1
with scope("config"):
    b = 2
config = 3
