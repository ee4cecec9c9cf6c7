# A late function stays source.
name = "case"
version = "1.0"
@late()
def tools():
    return ["a"]
