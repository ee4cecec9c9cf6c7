name = "float_version"
version = 1.2
requires = ["python"]
