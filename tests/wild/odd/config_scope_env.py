import os

name = "deploy_env"
version = "1.2"

with scope("config"):
    release_packages_path = os.getenv("STUDIO_RELEASE_PATH", "/mnt/packages")

def commands():
    pass
