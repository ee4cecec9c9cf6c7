import os
name = "optional"
version = "1"
requires = ["python"]
_has_cache = os.path.exists("/mnt/cache")
def commands():
    pass
