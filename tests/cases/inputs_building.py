# What rez sets while it builds.
@early()
def requires():
    return ['a'] if building else ['b']
