# Old-style commands: the schema takes a list, reading commands does not; the others are never converted.
name = 'a'
commands = ['export A=1']
pre_commands = 'env.A = 1'
pre_build_commands = ['anything']
