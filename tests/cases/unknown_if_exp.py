# One or the other; both are plain data.
import os
_default = ['a']
x = '/mnt/site.lic' if os.path.isfile('/mnt/site.lic') else '27000@license'
y = _default if os.path.exists('/') else None
z = os.path.join('a', 'b') if os.path.exists('/nosuch') else 'c' + 'd'
