try:
    from studio_rez import helpers
except ImportError:
    helpers = None
name = "site_optional"
version = "1.1"
description = "Uses the studio's helpers where they are"
requires = ["python-3"]
def commands():
    env.SITE = "{root}"
