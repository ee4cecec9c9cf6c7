# late without a call raises.
name = "case"
version = "1.0"
@late
def x():
    return 1
