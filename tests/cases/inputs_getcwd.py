# The working directory.
import os
x = os.getcwd()
y = os.path.basename(os.getcwd())
