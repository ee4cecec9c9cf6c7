name = "scope_names"
version = "1"
with scope("tests"):
    unit = "pytest"
    lint = {"command": "ruff check"}
with scope("config"):
    _prefix = "/mnt"
    release_packages_path = _prefix + "/release"
