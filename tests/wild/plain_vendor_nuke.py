name = 'nuke'
version = '13.2.4'
tools = ['nuke', 'nukex', 'nukestudio', 'hiero']
has_plugins = True
requires = []

def commands():
    import os
    root_folder = '/usr/local/Nuke{0.major}.{0.minor}v{0.patch}'.format(version)
    env.NUKE_ROOT = root_folder
    env.PATH.prepend(root_folder)
    alias('nuke', 'Nuke{version.major}.{version.minor} --nuke')
    alias('nukex', 'Nuke{version.major}.{version.minor} --nukex')
    if 'studio_nuke' in resolve:
        env.NUKE_PATH.prepend('{resolve.studio_nuke.root}/nuke')
