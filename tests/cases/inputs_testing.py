# What rez sets while it tests.
@early()
def x():
    return (testing, building and testing)
