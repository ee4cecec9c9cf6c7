name = "pre"
version = "1"
def preprocess(package, data):
    from rez.exceptions import InvalidPackageError
    if not package.authors:
        raise InvalidPackageError("authors")
def commands():
    pass
