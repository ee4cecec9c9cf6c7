name = "openexr"
version = "3.1.3"
authors = ["Industrial Light & Magic"]
description = "High dynamic-range image file format"
requires = ["zlib-1.2"]
build_requires = ["cmake"]
variants = [
    ["platform-windows", "arch-AMD64", "vs-2019", "imath-3.1", "cfg"],
    ["platform-linux", "arch-x86_64", "imath-3.1", "cfg"],
]
hashed_variants = True

def commands():
    env.OpenEXR_ROOT = "{root}"
    env.CMAKE_PREFIX_PATH.append("{root}")
    env.PATH.prepend("{root}/bin")

config_args = [
    "cmake", "{root}",
    "-DCMAKE_INSTALL_PREFIX={install_path}",
    f'-DCMAKE_MODULE_PATH="cmake/{version}"',
    "-G Ninja",
]

def pre_cook():
    fetch_repository("https://git.example/openexr.git", branch=f"v{version}")
