# What Python says of itself.
import sys
x = sys.version.split()[0]
y = sys.executable
