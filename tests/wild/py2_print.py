name = "old"
version = "0.1"
def commands():
    print "setting up"
    env.OLD = 1
