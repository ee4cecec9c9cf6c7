# A blank line between decorator and def.
name = "case"
version = "1.0"
@late()

def x():
    return 1
