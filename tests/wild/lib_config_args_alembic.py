name = "alembic_cooked"
version = "1.8.3"
description = "Scene interchange"
requires = ["imath-3.1"]
build_requires = ["cmake-3.13+"]
variants = [["platform-linux", "arch-x86_64", "cfg"]]
config_args = ["-DUSE_TESTS=OFF", "-DALEMBIC_SHARED_LIBS=ON", "-DALEMBIC_VERSION=%s" % version]
def cook():
    build_cmake(config_args)
def commands():
    env.ALEMBIC_ROOT = "{root}"
