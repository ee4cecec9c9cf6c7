# -*- coding: utf-8 -*-
name = 'shotinfo'
version = '0.2'
requires = ['python-2.7']
timestamp = 1453332271
commands = \
    """
    env.PYTHONPATH.append('{root}/python')
    """
vcs = 'hg'
revision = {'branch': 'default', 'commit': 'c77bb5ee9a31'}
uuid = 'b6d3a3b1f0f0486c8e8c6a9c25e3fd5a'
