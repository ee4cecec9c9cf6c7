# Functions in a scope.
name = "case"
version = "1.0"
with scope("config"):
    def helper():
        pass
    def commands():
        env.A = 1
        # inside
    # outside
    x = 1
