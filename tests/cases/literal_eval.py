# Literals in a text. What is no literal, and white space before one, Python decides.
import ast

name = "case"
version = "1.0"
x = ast.literal_eval("{'a': [1, -2.5, (True, None)], b'k': {1}, 'c': 1+2j}")
y = [x]
del x
z = ast.literal_eval("[\n 'a' 'b',\n u'c',\n]\n")
