name = "zlib"
version = "1.2.12"

requires = []

variants = [
    ["platform-windows", "arch-AMD64", "vs-2019", "cfg"],
    ["platform-linux", "arch-x86_64", "gcc-9.3", "cfg"],
]

hashed_variants = True

config_args = ["-DBUILD_SHARED_LIBS=1", "-DCMAKE_POSITION_INDEPENDENT_CODE=ON"]

def env(var: str):
    if platform == "windows":
        return f"$env:{var}"
    else:
        return f"${{{var}}}"

def commands():
    env.ZLIB_ROOT = "{root}"
    env.CMAKE_PREFIX_PATH.append("{root}")

    if system.platform == "windows":
        env.PATH.append("{root}/bin")
    else:
        env.LD_LIBRARY_PATH.append("{root}/lib")

def pre_cook():
    download_and_unpack(f"https://zlib.example/fossils/zlib-{version}.tar.gz")

def cook():
    from pathlib import Path
    build_dir = Path(build_path)
    config = [f"-DCMAKE_INSTALL_PREFIX={install_path}"] + config_args
    configure_cmake(config)
    build_cmake()
