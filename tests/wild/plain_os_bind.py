# -*- coding: utf-8 -*-

name = 'os'

version = 'CentOS-7.9.2009'

requires = ['platform-linux', 'arch-x86_64']

timestamp = 1607527423

format_version = 2
