# A wrapper is named as it was defined.
def wrap(f):
    def commands():
        env.B = 2
    return commands
@wrap
def post_commands():
    env.A = 1
