# Another way to reach it.
@early()
def requires():
    return ['a'] if globals().get('building') else ['b']
