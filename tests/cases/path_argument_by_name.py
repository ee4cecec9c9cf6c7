# A function written in Python takes its arguments by name, too.
import os
x = os.path.exists(path='/nosuch')
