name = "mtools"
version = "1.0.6"
description = "Written on Windows"
requires = ["maya"]
variants = [["platform-windows"]]

def commands():
    env.PYTHONPATH.append(r"{root}\python")
    env.MAYA_PLUG_IN_PATH.append("{root}/plug-ins")
