# A rex function under another name is source, too.
name = "case"
version = "1.0"
def commands():
    env.A = 1
x = commands
y = {"a": commands}
