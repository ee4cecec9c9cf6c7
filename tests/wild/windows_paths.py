name = "win"
version = "1"
requires = ["platform-windows"]
_path = r"C:\Program Files\Tool"
tools = ["tool.exe"]
def commands():
    env.PATH.append(r"C:\Program Files\Tool\bin")
    env.TOOL = "C:\\Program Files\\Tool"
