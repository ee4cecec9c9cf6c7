# In which order list() has the members is never seen.
_all = {'b', 'a', 'c'}
x = sorted(list(_all))
y = sorted(tuple(set(['q', 'p'])), reverse=True)
z = sorted(list(frozenset('xyz')), key=str.upper)
w = sorted(list([3, 1, 2])), sorted(list('ba')), sorted(tuple({'k': 1, 'j': 2}))
