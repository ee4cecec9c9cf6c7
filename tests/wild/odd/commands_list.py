name = "commands_list"
version = "1"
commands = ["export PATH=$PATH:!ROOT!/bin", "alias x='!ROOT!/x'"]
