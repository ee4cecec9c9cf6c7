import re
name = "re_split"
version = re.sub(r"[^0-9.]", "", "v1.2.3-final")
requires = re.split(r",\s*", "python-3, maya,  nuke")
