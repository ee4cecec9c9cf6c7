# early under another name, taken out of globals().
name = "case"
early_ = globals()["early"]
late = globals()["late"]
@early_()
def a():
    return 1
@late()
def tools():
    return ["x"]
