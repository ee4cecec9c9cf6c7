# It may be a list, as it should.
import os
with scope('config') as c:
    c.x = ModifyList(append=['a'] if os.path.exists('/') else None)
