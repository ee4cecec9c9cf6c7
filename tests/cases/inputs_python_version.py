# Python's version as text.
import platform
x = platform.python_version().split('.')[0]
