name = "karma"
_major = 19
_build = 640
version = f"{_major}.5.{_build:04d}"
requires = [f"houdini-{_major}.5", f"python-3.{9 if _major > 18 else 7}"]
help = f"file://docs/{name}/{version}.html"
def commands():
    env.KARMA = f"{root}"
