# -*- coding: utf-8 -*-

name = 'python'

version = '3.7.12'

tools = ['python']

variants = [['platform-linux', 'arch-x86_64', 'os-CentOS-7.9.2009']]

def commands():
    env.PATH.append('{root}/bin')

timestamp = 1640614519

format_version = 2
