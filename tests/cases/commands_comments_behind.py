# Comments behind the body: those as deep as it belong to it.
name = "case"
version = "1.0"
def commands():
    env.A = 1
    # inside

    # inside, after a blank line
  # outside
    # inside again
# outside
requires = []
