name = "legacy_off"
version = "1.0.0"
requires = ["!old_core", "~python-2.7+<4", "studio_core==2.4.1", "numpy-1.16|1.18+"]
variants = [["!maya"], ["maya-2022..2024"]]
build_command = False
def commands():
    env.LEGACY_OFF = "1"
