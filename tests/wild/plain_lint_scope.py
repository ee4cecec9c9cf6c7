from rez.utils.lint_helper import env, building, scope

name = "oiio"
version = "2.3.10"
description = "Reading and writing images"
authors = ["Larry Gritz"]
requires = ["openexr-3", "ocio-2", "tbb"]
build_requires = ["cmake"]
variants = [["gcc-9", "python-3.9", "boost-1.76"]]
uuid = "repository.oiio"

with scope("config") as c:
    c.release_packages_path = "/mnt/tools/packages/ext"

def commands():
    env.PATH.append("{root}/bin")
    env.OIIO_ROOT = "{root}"
    if building:
        env.OpenImageIO_ROOT = "{root}"
