# commands as text.
name = "case"
version = "1.0"
commands = "export A=1"
pre_commands = ["a", "b"]
