# rez processes what an @early function returns.
name = "case"
@early()
def a():
    def commands():
        env.A = 1
    return commands
@early()
def b():
    def other():
        pass
    return other
@early()
def c():
    return {"x": other_commands}
def other_commands():
    pass
