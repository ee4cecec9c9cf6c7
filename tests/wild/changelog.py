name = "released"
version = "5.0.1"
requires = ["a-1", "!b-2", "~c-3", "d==1.2", "e-1.2+<2", "f<4", "g>=1.1,<2"]
timestamp = 1500000000
vcs = "git"
revision = {"commit": "abcdef", "branch": "master", "push_url": "git@example.com:x.git", "tracking_branch": "origin/master"}
changelog = '''
commit abcdef
Author: x
    fix
'''
release_message = None
previous_version = "5.0.0"
previous_revision = {}
def commands():
    env.X = "y"
