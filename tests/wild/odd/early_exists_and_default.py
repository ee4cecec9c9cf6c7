name = "cache_dirs"
version = "1"
import os
@early()
def tools():
    return ["a", "b"]
_cache = os.path.isdir("/mnt/fast/cache")
_other = os.path.exists(os.path.expanduser("~/.cache"))
requires = ["python"]
