# A module that is used.
import platform
name = "case"
version = "1.0"
x = platform.system()
