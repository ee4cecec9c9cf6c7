# Four inputs in one value.
import os, platform, sys
name = '-'.join([os.name, platform.system(), sys.platform, os.getenv('A', '')])
