# A str that is imported is an attribute like any other.
from sys import platform
name = platform
