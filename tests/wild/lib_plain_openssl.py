name = "openssl"
version = "1.1.1q"
authors = ["OpenSSL developers"]
description = "TLS"
variants = [["platform-linux", "arch-x86_64"]]
build_requires = ["perl", "gcc-9"]
uuid = "repository.openssl"
tools = ["openssl"]
build_command = "./config --prefix=$REZ_BUILD_INSTALL_PATH && make {install}"
def commands():
    env.OPENSSL_ROOT_DIR = "{root}"
    env.PATH.append("{root}/bin")
