name = "curl"
version = "7.83.1"
authors = ["Daniel Stenberg"]
description = "Transfers data with URLs"
build_requires = ["cmake"]
private_build_requires = ["gcc-9", "openssl-1.1"]
variants = [["platform-linux"]]
tools = ["curl"]
uuid = "repository.curl"
def commands():
    env.PATH.append("{root}/bin")
    env.LD_LIBRARY_PATH.append("{root}/lib")
