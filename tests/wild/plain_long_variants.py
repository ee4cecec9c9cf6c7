name = "cv"
version = "4.5.5"
authors = ["OpenCV team"]
description = "Computer vision"
variants = [
    ["platform-linux", "arch-x86_64", "os-CentOS-7", "gcc-9", "python-3.7", "numpy-1.18"],
    ["platform-linux", "arch-x86_64", "os-CentOS-7", "gcc-9", "python-3.9", "numpy-1.20"],
    ["platform-linux", "arch-x86_64", "os-Rocky-8", "gcc-9", "python-3.9", "numpy-1.20"],
    ["platform-linux", "arch-x86_64", "os-Rocky-8", "gcc-11", "python-3.10", "numpy-1.22"],
    ["platform-windows", "arch-AMD64", "vs-2019", "python-3.9", "numpy-1.20"],
]
hashed_variants = True
uuid = "repository.cv"
build_requires = ["cmake"]
def commands():
    env.OpenCV_DIR = "{root}"
    env.PYTHONPATH.append("{root}/python")
    env.PATH.append("{root}/bin")
