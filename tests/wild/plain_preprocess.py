name = "checked"
version = "1.0.0"
requires = ["python-3"]
def preprocess(this, data):
    from rez.utils.formatting import PackageRequest
    from rez.exceptions import InvalidPackageError
    if not data.get("authors"):
        data["authors"] = ["nobody"]
def commands():
    env.CHECKED = "{root}"
