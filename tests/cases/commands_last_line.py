# A file that ends without a line end.
name = "case"
version = "1.0"
def commands():
    env.A = 1