# Modules that are imported and not asked are no inputs.
import os, platform, sys, getpass
from rez.system import System
name = 'x'
@early()
def version():
    return '1'
