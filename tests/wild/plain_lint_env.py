from rez.utils.lint_helper import env, building

name = "qt"

version = "5.15.2"

authors = ["The Qt Company"]

description = "Cross-platform software for creating graphical user interfaces"

private_build_requires = ["cmake-3", "gcc-9", "python-3.9"]

variants = [["platform-linux", "arch-x86_64"]]

tools = ["moc", "uic", "rcc", "qmake", "designer"]

uuid = "repository.qt"

def commands():
    env.PATH.append("{root}/bin")
    env.QT_ROOT = "{root}"
    env.QT_PLUGIN_PATH.append("{root}/plugins")
    env.LD_LIBRARY_PATH.append("{root}/lib")
    if building:
        env.CMAKE_PREFIX_PATH.append("{root}")
        env.Qt5_DIR = "{root}/lib/cmake/Qt5"
