# Comments at every indentation inside the body.
name = "case"
version = "1.0"
def commands():
    # first
    env.A = 1
# at column 0
  # at column 2
        # at column 8
    env.B = 2
    # last
