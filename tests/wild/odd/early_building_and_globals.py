name = "globals_building"
version = "1"
@early()
def requires():
    if globals().get("building"):
        return ["cmake"]
    return ["python"]
@early()
def private_build_requires():
    return ["gcc"] if building else ["gcc-9"]
