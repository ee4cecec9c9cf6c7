# Another function under that name.
def list(members):
    return ['q']
x = sorted(list({'b', 'a'}))
