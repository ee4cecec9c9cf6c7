# The version of rez itself.
import rez
from rez import __version__ as v
x = rez.__version__
y = v
