name = "maya_launcher"
version = "1.0.1"
hidden = True
icon = "{root}/icon.svg"
label = "Maya"
requires = ["maya"]
department = ["anim", "rig"]
build_command = ""
def commands():
    env.LAUNCHER = "{root}"
