name = "git"
version = "2.38.0"
tools = ["git"]
variants = [["platform-linux"], ["platform-windows"]]
def commands():
    env.PATH.append("{root}/bin")
    if defined("GIT_SSH"):
        info("keeping GIT_SSH")
