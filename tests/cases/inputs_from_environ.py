# os.environ by its name: rez keeps it, as a live object.
from os import environ
x = environ.get('B', 'none')
