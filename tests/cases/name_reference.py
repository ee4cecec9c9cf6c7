# A value through its name.
version = "1.2"
requires = ["base-1"]
build_requires = requires
text = version
