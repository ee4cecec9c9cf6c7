# Modules of rez; early by its own name.
from rez.utils.sourcecode import early, late as l
from rez.exceptions import RezError
from rez.package_py_utils import find_site_python
import rez.utils.platform_
@early()
def version():
    return '1'
@l()
def x():
    return 1
