# What must be a str, or a list of str, and is not: each is refused when it is read, none when the file is loaded.
name = 'a'
version = '1'
timestamp = 1
description = ['a']
authors = 'someone'
tools = ('x',)
uuid = None
vcs = b'git'
changelog = ['a', 'b']
plugin_for = ['a', 1]
release_message = 1
