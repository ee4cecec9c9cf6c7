name = "blosc"
version = "1.21.1"

@early()
def variants():
    from rez.package_py_utils import expand_requires
    requires = ["platform-**", "arch-**", "os-**"]
    return [expand_requires(*requires)]

uuid = "repository.blosc"

def commands():
    env.BLOSC_ROOT = "{root}"
