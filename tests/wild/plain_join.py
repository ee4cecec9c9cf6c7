name = "lookdev_kit"
version = "1.6.2"
description = " ".join([
    "Turntables, light rigs",
    "and reference assets",
])
requires = ["maya", "mtoa-5"]
tools = ["ldk"]
def commands():
    env.LDK_ROOT = "{root}"
