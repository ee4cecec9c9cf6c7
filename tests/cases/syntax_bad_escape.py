# A broken \U escape, as Windows paths have it.
name = "case"
version = "1.0"
def commands():
    env.A = "C:\Users\x"
