import os
name = "from_file"

def _version():
    with open(os.path.join(os.getcwd(), "VERSION")) as f:
        return f.read().strip()

version = _version()
