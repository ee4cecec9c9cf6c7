# Comments between the signature and the body.
name = "case"
version = "1.0"
def commands():
# column 0
    # column 4

    env.A = 1
