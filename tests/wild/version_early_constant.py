name = "texture_baker"
@early()
def version():
    return "1.3.0"
description = "Bakes textures on the farm"
requires = ["houdini-19+", "oiio"]
def commands():
    env.PATH.append("{root}/bin")
    env.HOUDINI_OTLSCAN_PATH.append("{root}/otls")
