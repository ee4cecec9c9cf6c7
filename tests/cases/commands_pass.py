# A body of pass.
name = "case"
version = "1.0"
def commands():
    pass
