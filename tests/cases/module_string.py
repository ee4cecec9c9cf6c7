# Constants of the module string.
import string
x = [string.ascii_letters, string.ascii_lowercase, string.ascii_uppercase, string.digits, string.hexdigits]
y = (string.octdigits, string.punctuation, string.printable, string.whitespace)
from string import digits
