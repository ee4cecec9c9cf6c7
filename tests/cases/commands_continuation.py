# Backslashes and brackets at line ends.
name = "case"
version = "1.0"
def commands():
    env.A = 1 + \
        2
    env.B = [
  1,
]
    env.C = 3
