import re
name = "re_version"
_text = "release 4.2.1 of today"
version = re.search(r"(\d+\.\d+\.\d+)", _text).group(1)
