name = "crowd_sim"
version = "2.0.1"
variants = [["houdini-19.5"], ["houdini-20"]]
uuid = "9a0e3e59-02c9-4b8e-8a25-e4a4c34f9f0e"
@early()
def build_command():
    import os
    if os.name == "nt":
        command = "cmake -G \"Ninja\" {root}"
    else:
        command = "cmake {root}"
    return command + " && cmake --build . --target {install}"
def commands():
    env.HOUDINI_DSO_PATH.append("{root}/dso")
