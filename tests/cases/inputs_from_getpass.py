# The same under another name.
from getpass import getuser as u
authors = [u()]
