# What a group holds that not each turn of its loop fills: Python 3.11 mended that, so Python decides.
import re

name = "case"
version = "1.0"
x = re.match(r"(?:(a)|b)*", "ab").group(1)
