name = "llvm"
version = "13.0.1"
authors = ["LLVM developers"]
description = "Compiler infrastructure"
build_requires = ["cmake-3.13.4+", "python-3.6+"]
private_build_requires = ["gcc-9", "ninja"]
variants = [["platform-linux", "arch-x86_64"]]
tools = ["clang", "clang++", "llvm-config", "opt"]
uuid = "repository.llvm"
build_command = "bash -e {root}/build.sh"
def commands():
    env.PATH.prepend("{root}/bin")
    env.LD_LIBRARY_PATH.prepend("{root}/lib")
    if building:
        env.LLVM_ROOT = "{root}"
        env.CC.set("clang")
