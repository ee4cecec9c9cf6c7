from rez.utils.lint_helper import env, building, scope, resolve
name = "tiff"
version = "4.3.0"
authors = ["Sam Leffler"]
requires = ["jpeg_turbo", "zlib"]
build_requires = ["cmake-3"]
variants = [["gcc-9"]]
tools = ["tiffinfo", "tiffcp"]
uuid = "repository.tiff"
def commands():
    env.PATH.append("{root}/bin")
    if building:
        env.TIFF_ROOT = "{root}"
        if resolve.gcc.version >= "9":
            env.CXXFLAGS.append("-std=c++14")
