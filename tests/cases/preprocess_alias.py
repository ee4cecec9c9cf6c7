# preprocess stays under any name, and in dicts.
name = "case"
version = "1.0"
def preprocess(this, data):
    pass
x = preprocess
y = {"p": preprocess, "a": 1}
