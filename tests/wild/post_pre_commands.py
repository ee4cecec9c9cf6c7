name = "hooks"
version = "1"
def pre_commands():
    env.A = "1"
def commands():
    env.B = "2"
    if this.version >= "1":
        comment("new")
    for p in ["x", "y"]:
        env.PATH.append("{root}/" + p)
def post_commands():
    if "maya" in resolve and resolve.maya.version.major >= 2022:
        env.C = expandvars("$A/$B")
    else:
        undefined("C")
