# sys.version_info by the names of its members.
import sys
x = sys.version_info.major * 100 + sys.version_info.minor
y = (3, 9) < sys.version_info
