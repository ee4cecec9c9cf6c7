name = "commands_text"
version = "1"
commands = """
env.PATH.append("{root}/bin")
if "maya" in resolve:
    env.A = 1
"""
pre_commands = "env.X = 1"
