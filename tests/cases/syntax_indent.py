# Indentation that fits nothing.
name = "case"
version = "1.0"
def commands():
        a = 1
    b = 2
