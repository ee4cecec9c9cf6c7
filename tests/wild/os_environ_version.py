import os

name = "nightly"

version = os.environ.get("NIGHTLY_VERSION", "0.0.0")

requires = ["python-3"]

build_command = False
