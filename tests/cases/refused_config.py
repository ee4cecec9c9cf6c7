# config must be a dict; what is in it is looked at only later.
name = 'a'
config = []
