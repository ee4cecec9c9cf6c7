# Comments up to the end of the file.
name = "case"
version = "1.0"
def commands():
    env.A = 1
# outside

    # inside

