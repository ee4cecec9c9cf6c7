name = "cmake_args"
version = "4.5"
variants = [["platform-linux"], ["platform-windows"]]
@early()
def build_command():
    options = {
        "CMAKE_BUILD_TYPE": "Release",
        "BUILD_SHARED_LIBS": "ON",
        "CMAKE_INSTALL_PREFIX": "$REZ_BUILD_INSTALL_PATH",
    }
    arguments = ["-D%s=%s" % item for item in options.items()]
    lines = ["cmake {root} " + " ".join(arguments)]
    lines.append("make -j$(nproc)")
    lines.append('if [ "$REZ_BUILD_INSTALL" == "1" ]; then make install; fi')
    return "\n".join(lines)
