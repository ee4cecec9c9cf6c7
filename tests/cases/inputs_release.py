# What uname says.
import platform
x = (platform.release(), platform.version(), platform.python_implementation())
