# requires bound to a rex function is source to the schema.
name = "case"
version = "1.0"
def commands():
    env.A = 1
requires = commands
