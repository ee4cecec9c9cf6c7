import os
name = "strict_env"
version = "1"
try:
    _show = os.environ["SHOW"]
except KeyError:
    _show = "none"
description = "Of " + _show
