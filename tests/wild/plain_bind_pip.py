# -*- coding: utf-8 -*-
name = 'pip'
version = '21.2.4'
tools = ['pip']
variants = [['platform-linux', 'arch-x86_64', 'os-Rocky-8.5', 'python-3.9']]
def commands():
    env.PYTHONPATH.append('{this.root}/python')
    env.PATH.append('{this.root}/bin')
