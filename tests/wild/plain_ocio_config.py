name = "ocio_config"
version = "1.2.0"
description = "ACES and the show's looks"
requires = []
build_command = "cp -r {root}/config $REZ_BUILD_INSTALL_PATH"
def commands():
    env.OCIO = "{root}/config/config.ocio"
