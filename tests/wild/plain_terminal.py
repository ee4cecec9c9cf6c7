name = "terminal"
version = "1.4.0"
description = "A shell with the studio's prompt"
requires = ["~platform-linux|windows"]
tools = ["bash", "zsh", "powershell"]
build_command = False
def commands():
    if system.platform == "windows":
        alias("terminal", "start powershell")
    else:
        alias("terminal", "gnome-terminal --wait")
