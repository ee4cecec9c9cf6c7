# Modules are never data.
import os, sys
import os.path
import platform as p
import collections.abc as abc
name = "case"
version = "1.0"
