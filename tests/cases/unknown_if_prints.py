# A warning does not change what is loaded.
import os
if not os.path.exists('/nosuch'):
    print('/nosuch is not mounted')
else:
    'mounted'
name = 'a'
