# A late function in a scope.
name = "case"
version = "1.0"
with scope("config"):
    @late()
    def x():
        return 1
