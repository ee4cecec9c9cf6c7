# A signature over several lines leaks into the text.
name = "case"
version = "1.0"
def commands(
    a=1,
    b=2,
):
    env.A = 1
