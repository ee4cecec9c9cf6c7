# Its members one by one.
import sys
x = '{}.{}'.format(*sys.version_info)
y = list(sys.version_info)[:2]
z = [v for v in sys.version_info]
major, minor, *_ = sys.version_info
