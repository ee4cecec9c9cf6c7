name = u"prefixes"
version = r"1.0"
description = ("one " "two "
               'three')
help = b"bytes"
