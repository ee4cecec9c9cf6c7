# -*- coding: utf-8 -*-

name = 'requests'

version = '2.28.1'

description = 'Python HTTP for Humans.'

authors = ['Kenneth Reitz (me@kennethreitz.org)']

requires = [
    'charset_normalizer-2+<3',
    'idna-2.5+<4',
    'urllib3-1.21.1+<1.27',
    'certifi-2017.4.17+'
]

variants = [['platform-linux', 'arch-x86_64', 'python-3.9']]

def commands():
    env.PYTHONPATH.append('{root}/python')

help = [['Home Page', 'https://requests.readthedocs.io'],
        ['Source Code', 'https://github.com/psf/requests']]

timestamp = 1660000000

hashed_variants = True

is_pure_python = True

from_pip = True

pip_name = 'requests (2.28.1)'

format_version = 2
