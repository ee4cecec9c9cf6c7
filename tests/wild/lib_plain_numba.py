name = "numba"
version = "0.56.2"
description = "Compiles Python"
authors = ["Anaconda"]
requires = ["llvmlite-0.39", "numpy-1.18+<1.24"]
variants = [["python-3.9"], ["python-3.10"]]
private_build_requires = ["pip-21+"]
uuid = "repository.numba"
build_command = "pip install numba==0.56.2 --no-deps -t $REZ_BUILD_INSTALL_PATH"
def commands():
    env.PYTHONPATH.append("{root}")
