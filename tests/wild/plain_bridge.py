# -*- coding: utf-8 -*-
name = 'shotgrid_bridge'
version = '0.4.11'
description = 'Talks to the production tracker'
authors = ['Pipeline']
requires = ['python-3.7+', 'shotgun_api3-3.3+', 'studio_core-2']
uuid = '5b7b1cc6-7a51-43d0-8f0a-8f0d0e6f1f6d'
build_command = 'python {root}/rezbuild.py {install}'

def commands():
    env.PYTHONPATH.append('{root}/python')
    env.SG_BRIDGE_CONFIG = '{root}/config/bridge.yml'
