name = "pyside2"
version = "5.15.2.1"
authors = ["The Qt Company"]
requires = ["qt-5.15"]
@early()
def variants():
    pythons = ["3.7", "3.9", "3.10"]
    platforms = [("linux", "x86_64"), ("windows", "AMD64")]
    found = []
    for platform, arch in platforms:
        for python in pythons:
            if platform == "windows" and python == "3.7":
                continue
            found.append(["platform-%s" % platform, "arch-%s" % arch, "python-%s" % python])
    return found
uuid = "repository.pyside2"
def commands():
    env.PYTHONPATH.append("{root}/python")
    env.PYSIDE_ROOT = "{root}"
