# A function would be dropped from the data, a str would not.
import os
def f(): pass
x = f if os.path.exists('/') else 'a'
