name = "asserted"
version = "1.2.3"
assert len(version.split(".")) == 3, "three parts"
requires = ["python"]
