name = "oldest_tools"
version = "0.1"
print "loading", name
def commands():
    env.PATH.append("!ROOT!/bin")
