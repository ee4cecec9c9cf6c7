# The home of this user.
import os
x = [os.path.expanduser(t) for t in ('~', '~/a', 'a~', '/~', '')]
