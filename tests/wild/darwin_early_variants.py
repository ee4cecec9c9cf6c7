name = "alembic"

version = "1.8.3"

requires = ["imath-3", "hdf5"]

@early()
def variants():
    import platform
    if platform.system() == "Darwin":
        return [["platform-osx", "python-3.9"]]
    return [["platform-linux", "python-3.7"], ["platform-linux", "python-3.9"]]

@early()
def build_requires():
    import platform
    requirements = ["cmake-3.15+<4"]
    if platform.system() == "Linux":
        requirements.append("gcc-9")
    return requirements

uuid = "repository.alembic"

def commands():
    env.PATH.append("{root}/bin")
    env.ALEMBIC_ROOT = "{root}"
    env.PYTHONPATH.append("{root}/lib/python")
