# All functions that are kept as source.
name = "case"
version = "1.0"
def pre_commands():
    env.A = "pre_commands"

def commands():
    env.A = "commands"

def post_commands():
    env.A = "post_commands"

def pre_build_commands():
    env.A = "pre_build_commands"

def pre_test_commands():
    env.A = "pre_test_commands"

