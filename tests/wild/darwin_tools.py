import platform
name = "rv"
version = "2022.3.0"
authors = ["Autodesk"]
tools = ["rv", "rvio", "rvls"]
variants = []
if platform.system() == "Darwin":
    variants.append(["platform-osx"])
elif platform.system() == "Windows":
    variants.append(["platform-windows"])
    tools.append("rvpush.exe")
else:
    variants.append(["platform-linux", "arch-x86_64"])
def commands():
    env.RV_HOME = "{root}"
    env.PATH.append("{root}/bin")
