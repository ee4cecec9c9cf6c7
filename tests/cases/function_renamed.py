# rez looks at __name__: renamed to commands, a function is source; renamed away, it goes.
name = "case"
version = "1"
def plain():
    env.A = "1"
def commands():
    env.B = "1"
plain.__name__ = "post_commands"
commands.__name__ = "plain"
