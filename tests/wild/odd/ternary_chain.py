name = "ternary"
version = "3.1"
_major = int(version.split(".")[0])
_level = "new" if _major > 3 else "current" if _major == 3 else "old"
tools = [_level + "_tool"] * (1 if _level != "old" else 0)
