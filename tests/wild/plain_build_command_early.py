name = "shader_lib"
version = "5.3"
requires = ["katana"]
build_requires = ["cmake"]

@early()
def build_command():
    import platform
    if platform.system() == "Windows":
        return "powershell {root}/build.ps1 {install}"
    return "bash {root}/build.sh {install}"

def commands():
    env.KATANA_RESOURCES.append("{root}")
