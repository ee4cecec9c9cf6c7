import platform

name = 'opencolorio'
version = '2.1.2'
requires = ['openexr-3', 'yaml_cpp-0.7', 'pystring-1.1']
variants = [['python-3.9']]
description = 'Colour management'
if platform.system() == 'Darwin':
    requires.append('expat-2')
    variants.append(['python-3.10'])
uuid = 'rec.opencolorio'
def commands():
    env.OCIO_ROOT = '{root}'
    env.PYTHONPATH.append('{root}/lib/python')
    if building:
        env.OpenColorIO_ROOT = '{root}'
