# A name of builtins that is bound to another object is data.
from os import open
from math import pow
str = str
name = 'a'
