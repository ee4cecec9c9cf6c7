# Functions written in Python are dropped as plain functions are.
from os.path import join, basename, exists
from os import getenv as g, walk, path
name = 'a'
