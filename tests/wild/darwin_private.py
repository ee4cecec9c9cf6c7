import platform
name = "glew"
version = "2.1.0"
description = "The OpenGL extension wrangler"
private_build_requires = ["cmake"]
if platform.system() == "Darwin":
    private_build_requires += ["clang-13"]
else:
    private_build_requires += ["gcc-9"]
variants = [["platform-linux"], ["platform-osx"]]
uuid = "repository.glew"
def commands():
    env.GLEW_ROOT = "{root}"
    env.LD_LIBRARY_PATH.prepend("{root}/lib64")
