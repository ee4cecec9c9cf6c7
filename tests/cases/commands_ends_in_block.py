# A body whose last statement is a block.
name = "case"
version = "1.0"
def commands():
    for i in range(2):
        if i:
            env.A = i
        else:
            pass
x = 1
