name = "partio"
version = "1.14.6"
description = "Reads and writes particles"
authors = ["Walt Disney Animation Studios"]
requires = ["zlib", "python"]
build_requires = ["cmake-3.15+", "swig-4"]
private_build_requires = ["gcc-9"]
variants = [["python-3.7"], ["python-3.9"]]
uuid = "repository.partio"
build_command = "cmake $REZ_BUILD_SOURCE_PATH && make {install}"
def commands():
    env.PARTIO_ROOT = "{root}"
    env.PYTHONPATH.append("{root}/lib64/python")
