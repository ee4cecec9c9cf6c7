# The usual scope.
name = "case"
version = "1.0"
with scope("config"):
    release_packages_path = "/x"
    plugins = {"a": {"b": 1}}
