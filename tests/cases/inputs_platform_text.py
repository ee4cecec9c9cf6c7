# What platform makes of all it knows.
import platform
x = platform.platform()
y = platform.processor()
