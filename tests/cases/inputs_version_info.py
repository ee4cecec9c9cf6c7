# sys.version_info as a tuple.
import sys
x = [sys.version_info[0], sys.version_info[:2], sys.version_info >= (3, 8)]
