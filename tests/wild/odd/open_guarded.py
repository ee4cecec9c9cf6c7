import os
name = "open_guarded"
def _version():
    try:
        with open(os.path.join(os.getcwd(), "src", "version.txt")) as stream:
            return stream.read().strip()
    except IOError:
        return "0.0.0"
version = _version()
