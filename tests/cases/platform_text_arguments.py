# With arguments it says something else.
import platform
x = platform.platform(terse=True)
