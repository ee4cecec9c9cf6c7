name = "usd_lib"
version = "22.11.2"
build_requires = ["cmake-3", "gcc-9"]

@early()
def variants():
    import itertools
    pythons = ["python-3.7", "python-3.9"]
    boosts = ["boost-1.76"]
    return [list(v) for v in itertools.product(pythons, boosts)]

build_command = "cmake {root} && make {install} -j$REZ_BUILD_THREAD_COUNT"

def commands():
    env.PYTHONPATH.append("{root}/python")
    env.LD_LIBRARY_PATH.append("{root}/lib")
    if building:
        env.CMAKE_MODULE_PATH.append("{root}/cmake")
