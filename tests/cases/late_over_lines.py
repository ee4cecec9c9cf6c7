# A decorator over several lines leaks in.
name = "case"
version = "1.0"
@late(
)
def x():
    return 1
