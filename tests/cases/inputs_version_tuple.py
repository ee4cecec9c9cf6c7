# The version as texts.
import platform
x = platform.python_version_tuple()
y = '.'.join(platform.python_version_tuple()[:2])
