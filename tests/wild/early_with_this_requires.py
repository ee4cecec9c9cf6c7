name = "houdini_plugin"
version = "2.0.1"
requires = ["houdini-19+", "python-3"]
@early()
def variants():
    base = [r for r in this.requires if r.startswith("houdini")]
    return [[b, "gcc-9"] for b in base]
@early()
def build_command():
    if "gcc-9" in this.variants[0]:
        return "make"
    return False
