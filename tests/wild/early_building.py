name = "early_building"
version = "1"
@early()
def requires():
    if building:
        return ["python", "gcc-9"]
    return ["python"]
@early()
def build_requires():
    if testing:
        return ["pytest"]
    return []
