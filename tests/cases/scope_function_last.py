# A function at the end of a scope, with comments behind it.
name = "case"
version = "1.0"
with scope("config"):
    x = 1
    def commands():
        env.A = 1
      # between
    # of the scope
        # of the function
y = 1
