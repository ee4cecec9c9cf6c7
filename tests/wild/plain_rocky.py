name = "openexr_viewers"
version = "2.3.0"
authors = ["ILM"]
description = """
    Tools to look at images of high dynamic range.
    """
requires = ["openexr-2.3"]
build_requires = ["cmake", "fltk"]
variants = [["platform-linux", "arch-x86_64", "os-Rocky-8"]]
tools = ["exrdisplay"]
uuid = "repository.openexr_viewers"
def commands():
    env.PATH.append("{root}/bin")
