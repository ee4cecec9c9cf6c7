# A comment between decorator and def.
name = "case"
version = "1.0"
@late()
# between
def x():
    return 1
