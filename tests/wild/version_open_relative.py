name = "localised"
with open("./version.txt") as f:
    version = f.read().strip()
requires = ["python"]
def commands():
    env.PYTHONPATH.append("{root}")
