# A decorator and a one-line def.
name = "case"
version = "1.0"
@late()
def x(): return 1
