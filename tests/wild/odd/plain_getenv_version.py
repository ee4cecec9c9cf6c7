import os
name = "release_candidate"
version = os.environ.get("PACKAGE_VERSION", "1.0.0-rc1")
authors = ["Build farm"]
requires = ["python-3"]
build_command = "make {install}"
def commands():
    env.RC = "{root}"
