# The user's name.
import getpass
x = getpass.getuser()
