# A one-line function in a scope.
name = "case"
version = "1.0"
with scope("config"):
    def commands(): pass
    x = 1
