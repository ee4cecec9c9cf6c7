# The usual commands.
name = "case"
version = "1.0"
def commands():
    env.PATH.append("{root}/bin")
    if building:
        env.X = 1
