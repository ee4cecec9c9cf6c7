# A module is everybody's: changing it is left to Python.
import string
string.rezdex_was_here = 'x'
