name = "tuples"
version = "1"
variants = (("python-3.7",), ("python-3.9",))
requires = ("python",)
