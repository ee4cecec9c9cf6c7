name = "badwin"
version = "1"
def commands():
    env.PATH.append("C:\Users\tool")
