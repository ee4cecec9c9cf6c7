# A one-line def keeps an empty text.
name = "case"
version = "1.0"
def commands(): env.A = 1
