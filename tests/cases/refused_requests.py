# All lists of requests are checked, not only requires; a late one is not.
name = 'a'
build_requires = ['b-1', 'c-2+<1']

@late()
def private_build_requires():
    return ['c-2+<1']
