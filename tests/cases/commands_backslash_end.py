# A backslash behind the last statement.
name = "case"
version = "1.0"
def commands():
    env.A = 1 \

x = 1
