name = "gaffer"
version = "1.1.4.0"
tools = ["gaffer", "stats", "execute"]
authors = ["Image Engine", "Cinesite"]
variants = [["platform-linux"]]
uuid = "repository.gaffer"
build_command = "bash {root}/fetch.sh"
def commands():
    env.GAFFER_ROOT = "{root}"
    env.PATH.append("{root}/bin")
    env.PYTHONPATH.append("{root}/python")
    if "arnold" in resolve:
        env.ARNOLD_ROOT = "{resolve.arnold.root}"
