# What depends on the time depends on when it is loaded.
from datetime import datetime

name = "case"
version = "1.0"
requires = ["new-1"] if datetime.now().year > 2000 else ["old-1"]
