# A line end between def and its name.
name = "case"
version = "1.0"
def \
  commands():
    env.A = 1
