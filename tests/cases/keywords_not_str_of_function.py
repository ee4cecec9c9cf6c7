# A function takes only str.
name = "case"
version = "1"
def f(**kw):
    return kw
try:
    f(**{1: 2})
except TypeError:
    refused = True
