name = "static_data"
version = "20210311"
relocatable = False
cachable = False
requires_rez_version = "2.70.0"
description = "Lookup tables; too large to cache"
build_command = False
def commands():
    env.STATIC_DATA = "{root}"
