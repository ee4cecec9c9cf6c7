name = "osl"

version = "1.12.6.2"

description = "Open Shading Language"

authors = ["Larry Gritz", "Sony Pictures Imageworks"]

requires = ["oiio-2.3", "llvm-13", "boost", "openexr", "pugixml"]

build_requires = ["cmake", "flex", "bison"]

private_build_requires = ["gcc-9"]

variants = [["platform-linux", "python-3.9"]]

tools = ["oslc", "oslinfo", "testshade"]

uuid = "repository.osl"

def commands():
    env.PATH.append("{root}/bin")
    env.OSL_ROOT = "{root}"
    env.LD_LIBRARY_PATH.append("{root}/lib")
    if building:
        env.CMAKE_PREFIX_PATH.append("{root}")
