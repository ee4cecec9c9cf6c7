# @late on a rex function raises.
name = "case"
version = "1.0"
@late()
def commands():
    env.A = 1
