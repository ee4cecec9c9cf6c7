# requires may be late.
name = "case"
version = "1.0"
@late()
def requires():
    # why
    return ["a"]
