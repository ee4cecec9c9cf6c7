# preprocess stays a live function.
name = "case"
version = "1.0"
def preprocess(this, data):
    data["x"] = 1
