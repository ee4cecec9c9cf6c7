# A member that is not known is not absent.
import os
x = os.no_such_name
