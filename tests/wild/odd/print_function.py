from __future__ import print_function
name = "prints"
version = "1"
print("loading", name, version)
