# A function that is not evaluated is still itself.
import shutil
x = shutil.which == shutil.which
