name = 'packaging'
version = '21.3'
description = 'Core utilities for Python packages'
authors = ['Donald Stufft and individual contributors (donald@stufft.io)']
requires = ['pyparsing-2.0.2+<3.0.5|3.0.5.1+']
variants = [['python-3']]
def commands():
    env.PYTHONPATH.append('{root}/python')
is_pure_python = True
pip_name = 'packaging (21.3)'
from_pip = True
timestamp = 1650012345
