# What a function of another module gives is not known.
import shutil
x = shutil.which('sh')
