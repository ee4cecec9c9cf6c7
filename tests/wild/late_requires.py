name = "anim_tools"
version = "4.2.0"

@late()
def requires():
    result = ["python-3"]
    if in_context() and "maya" in request:
        result.append("maya_utils-2+")
    return result

@late()
def tools():
    import os
    from fnmatch import fnmatch
    return [f for f in os.listdir(this.root) if fnmatch(f, "*.sh")]

def commands():
    env.PATH.append("{root}")
