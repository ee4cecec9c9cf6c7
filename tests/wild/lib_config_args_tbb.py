name = "tbb_cooked"
version = "2021.5"
description = "oneTBB"
build_requires = ["cmake"]
variants = [["platform-windows", "arch-AMD64", "vs-2019", "cfg"], ["platform-linux", "arch-x86_64", "cfg"]]
hashed_variants = True
config_args = ["-DTBB_TEST=OFF", "-DTBB_STRICT=OFF"]
def commands():
    env.TBB_ROOT = "{root}"
    env.CMAKE_PREFIX_PATH.append("{root}")
def pre_cook():
    download_and_unpack(f"https://tbb.example/v{version}.tar.gz")
