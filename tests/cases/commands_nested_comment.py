# A comment behind a nested block, as deep as the body.
name = "case"
version = "1.0"
def commands():
    if building:
        env.A = 1
    # of the body
        # of the block
x = 1
