# The same by the module.
import rez.system
x = rez.system.system.user
