# A one-line def with semicolons, and something behind it.
name = "case"
version = "1.0"
def commands(): env.A = 1; env.B = 2
x = 1
