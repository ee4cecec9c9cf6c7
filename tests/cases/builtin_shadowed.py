# Attributes that have a builtin's name.
help = [["a", "b"]]
license = "MIT"
id = 3
type = "x"
filter = None
