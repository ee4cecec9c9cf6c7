# -*- coding: utf-8 -*-

name = 'numpy'

version = '1.21.6'

description = \
    """
    NumPy is the fundamental package for array computing with Python.
    """

authors = ['Travis E. Oliphant et al.']

tools = [
    'f2py',
    'f2py3',
    'f2py3.7'
]

requires = []

variants = [
    ['platform-linux', 'arch-x86_64', 'os-CentOS-7.9.2009', 'python-3.7']
]

def commands():
    env.PYTHONPATH.append("{root}/python")
    env.PATH.append("{root}/bin")

help = [
    ['Home Page', 'https://www.numpy.org'],
    ['Source Code', 'https://github.com/numpy/numpy']
]

timestamp = 1661416514

hashed_variants = True

from_pip = True

is_pure_python = False

pip_name = 'numpy (1.21.6)'

format_version = 2
