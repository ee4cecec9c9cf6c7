# A name bound over late is not late.
name = "case"
version = "1.0"
late = 1
@late()
def x():
    return 1
