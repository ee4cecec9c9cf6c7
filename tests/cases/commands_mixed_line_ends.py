# All kinds of line ends.
name = "a"
version = "1"def commands():
    env.A = 1
    env.B = """x
yz"""    env.C = 3
