# CRLF line ends.
name = "case"
version = "1.0"
def commands():
    env.A = 1
    # c

    env.B = """x
y"""
