# -*- coding: utf-8 -*-

name = 'asset_browser'

version = '2.7.1'

description = \
    """
    Browser of the studio's assets.

    Works inside Maya, Houdini and "Nuke".
    """

authors = [
    'Jane Doe',
    'pipeline@studio.example'
]

tools = ['asset-browser']

requires = [
    'python-3.7+<3.10',
    'pyside2-5.15',
    'asset_api-3.2.1+<4'
]

timestamp = 1655992041

uuid = '0f4f6a66-9d38-4a8e-8a46-3d9f4a5a8d4c'

config = {'release_packages_path': '/mnt/packages/release',
 'plugins': {'release_hook': {'emailer': {'recipients': '/mnt/config/mail.yaml'}}}}

def commands():
    env.PYTHONPATH.append("{root}/python")
    env.PATH.append("{root}/bin")
    # keep the old name for scripts
    alias("ab", "asset-browser")

changelog = \
    """
    commit 3e4f5a6b7c8d9e0f1a2b3c4d5e6f708192a3b4c5
    Author: Jane Doe <jane@studio.example>
    Date:   Thu Jun 23 15:40:02 2022 +0200

        Fix thumbnails of "old" assets
    """

release_message = 'Thumbnails'

previous_version = '2.7.0'

previous_revision = \
    {'branch': 'master',
     'commit': '1a2b3c4d5e6f708192a3b4c53e4f5a6b7c8d9e0f',
     'fetch_url': 'git@git.studio.example:pipe/asset_browser.git',
     'push_url': 'git@git.studio.example:pipe/asset_browser.git',
     'tracking_branch': 'origin/master'}

revision = \
    {'branch': 'master',
     'commit': '3e4f5a6b7c8d9e0f1a2b3c4d5e6f708192a3b4c5',
     'fetch_url': 'git@git.studio.example:pipe/asset_browser.git',
     'push_url': 'git@git.studio.example:pipe/asset_browser.git',
     'tracking_branch': 'origin/master'}

vcs = 'git'

format_version = 2
