name = "mel_scripts"
version = "2.2"
description = "Old but loved"
authors = ["anim"]
requires = ["maya"]
variants = [["maya-2020"], ["maya-2022"]]
private_build_requires = ["rezlib"]
build_command = "python -m rezlib {install}"
uuid = "c8b0a3de-66a5-4d20-8a61-0e8f2b9f2b52"
def commands():
    env.MAYA_SCRIPT_PATH.append("{root}/mel")
