# os.getenv by its name.
from os import getenv
version = getenv('A') or '0'
